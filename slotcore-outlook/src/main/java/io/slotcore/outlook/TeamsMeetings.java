package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.outlook.GraphHttp.Kind;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Makes Teams meetings of an account
 * (https://learn.microsoft.com/en-us/graph/api/resources/onlinemeeting). Thread-safe.
 *
 * <p>A meeting is made by {@code createOrGet} under an external id, made of the id that the caller
 * chooses: that call is the one of Graph's of which it is documented that it makes no second
 * meeting, and a meeting of this kind stands in no calendar, so that making, moving and deleting it
 * touches no event. An event with {@code isOnlineMeeting} has its link only some time after it was
 * written, and cannot give it up again.
 *
 * <p>Only work and school accounts have them, with {@link MicrosoftApp#MEETINGS}.
 */
public final class TeamsMeetings implements MeetingLinks {

  private final GraphCalls calls;
  private final Set<String> hosts;

  TeamsMeetings(GraphCalls calls, Set<String> hosts) {
    this.calls = calls;
    this.hosts = hosts;
  }

  @Override
  public Meeting create(MeetingRequest request) {
    String operation = "creating the meeting of " + request.id();
    URI address = calls.address("me", "onlineMeetings", "createOrGet");
    ObjectNode asked = parts(request).put("externalId", externalId(request.id()));
    return meeting(operation, calls.send(Kind.CHANGE, operation, "POST", address, asked));
  }

  /** Any text is an id here; which texts Graph takes is not documented. */
  private static String externalId(String id) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return "slotcore-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static ObjectNode parts(MeetingRequest request) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subject", request.title())
        .put("startDateTime", request.time().start().toString())
        .put("endDateTime", request.time().end().toString());
  }

  private URI address(String reference) {
    return calls.address("me", "onlineMeetings", reference);
  }

  @Override
  public Optional<Meeting> find(String reference) {
    String operation = "reading the meeting";
    try {
      return Optional.of(meeting(operation, calls.get(operation, address(reference))));
    } catch (GraphFailure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public Meeting update(String reference, MeetingRequest request) {
    String operation = "changing the meeting of " + request.id();
    return meeting(
        operation, calls.send(Kind.CHANGE, operation, "PATCH", address(reference), parts(request)));
  }

  @Override
  public void delete(String reference) {
    try {
      calls.delete("deleting the meeting", address(reference));
    } catch (GraphFailure failure) {
      if (failure.status() != 404) {
        throw failure;
      }
    }
  }

  /** There is no state of a meeting: it is ready if it can be joined. */
  private Meeting meeting(String operation, JsonNode meeting) {
    String id = meeting.path("id").asText("");
    if (id.isEmpty()) {
      throw GraphFailure.unreadable(operation, "the meeting has no id");
    }
    return Meeting.ready(id, link(operation, meeting.path("joinWebUrl").asText("")));
  }

  /** Returns where people join, if that is by https at a host of Microsoft's. */
  private URI link(String operation, String text) {
    try {
      URI link = new URI(text);
      if ("https".equals(link.getScheme())
          && link.getHost() != null
          && hosts.contains(link.getHost())
          && link.getPort() == -1
          && link.getUserInfo() == null) {
        return link;
      }
    } catch (URISyntaxException wrong) {
      // Said below, without the text.
    }
    throw GraphFailure.unreadable(operation, "the link is none of Microsoft's");
  }
}
