package io.slotcore.ical;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How to join an event from afar: a link, or a number to call (RFC 7986, 5.11).
 *
 * @param uri where to join, absolute: {@code https:}, {@code tel:} and others
 * @param label what is shown beside it; empty for nothing
 * @param features what it offers, unmodifiable; empty if that is not known
 */
public record Conference(URI uri, String label, Set<Feature> features) {

  /** What a way to join offers (RFC 7986, 6.3). */
  public enum Feature {
    /** Sound. */
    AUDIO,
    /** Written messages. */
    CHAT,
    /** A feed of news about it. */
    FEED,
    /** What only the one who leads it uses, such as a code. */
    MODERATOR,
    /** A call by telephone. */
    PHONE,
    /** A shared screen. */
    SCREEN,
    /** Pictures. */
    VIDEO
  }

  /**
   * Checks the link.
   *
   * @param uri where to join
   * @param label what is shown beside it; empty for nothing
   * @param features what it offers
   * @throws IllegalArgumentException if the URI is relative
   */
  public Conference {
    Objects.requireNonNull(label, "label");
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("uri (" + uri + ") must be absolute");
    }
    // In the order of the enum, so that the same conference is always the same text.
    features =
        features.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(features));
  }

  /**
   * Returns the link of a video meeting.
   *
   * @param uri where to join, absolute
   * @return a conference with sound and pictures, without a label
   * @throws IllegalArgumentException if the URI is relative
   */
  public static Conference video(URI uri) {
    return new Conference(uri, "", EnumSet.of(Feature.AUDIO, Feature.VIDEO));
  }

  /**
   * Returns a number to call.
   *
   * @param number a {@code tel:} URI (RFC 3966)
   * @return a conference with sound by telephone, without a label
   * @throws IllegalArgumentException if the URI is relative
   */
  public static Conference phone(URI number) {
    return new Conference(number, "", EnumSet.of(Feature.AUDIO, Feature.PHONE));
  }

  /**
   * Returns a copy with another label.
   *
   * @param newLabel what is shown beside it; any text
   * @return the copy
   */
  public Conference withLabel(String newLabel) {
    return new Conference(uri, newLabel, features);
  }

  /** Returns what it offers; the link, with which anybody can join, stays out of logs. */
  @Override
  public String toString() {
    return "Conference" + features;
  }
}
