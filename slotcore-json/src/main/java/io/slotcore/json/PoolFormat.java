package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pools in documents; their members are named, and described once for the whole event type. */
final class PoolFormat {

  private static final String IN_ORDER = "in-order";
  private static final String BY_PRIORITY = "by-priority";
  private static final String LEAST_RECENT = "least-recent";
  private static final String BY_WEIGHT = "by-weight";
  private static final String LEAST_LOADED = "least-loaded";

  private PoolFormat() {}

  static List<Pool> read(In in) {
    Map<Subject, Member> members = new LinkedHashMap<>();
    Map<Subject, In> places = new LinkedHashMap<>();
    for (In host : in.items("hosts")) {
      add(members, places, host, MemberFormat.readHost(host));
    }
    for (In resource : in.items("resources")) {
      add(members, places, resource, MemberFormat.readResource(resource));
    }
    if (members.isEmpty()) {
      throw in.refused("expected at least one of 'hosts' or 'resources'");
    }
    if (!in.has("pools")) {
      return usual(members.values());
    }
    Set<Subject> used = new LinkedHashSet<>();
    List<Pool> pools = new ArrayList<>();
    for (In pool : in.items("pools")) {
      pools.add(pool(pool, members, used));
    }
    places.keySet().removeAll(used);
    if (!places.isEmpty()) {
      Map.Entry<Subject, In> idle = places.entrySet().iterator().next();
      throw idle.getValue().refused("expected a pool with the member " + idle.getKey());
    }
    return pools;
  }

  private static void add(
      Map<Subject, Member> members, Map<Subject, In> places, In in, Member member) {
    if (members.putIfAbsent(member.subject(), member) != null) {
      throw in.get("id").refused("expected each id once, found " + member.subject() + " again");
    }
    places.put(member.subject(), in);
  }

  /** Without pools a booking takes every host, and one unit of every resource. */
  private static List<Pool> usual(Collection<Member> members) {
    return members.stream().map(member -> Pool.oneOf(member)).toList();
  }

  private static Pool pool(In in, Map<Subject, Member> known, Set<Subject> used) {
    in.part("id", "needed", "members", "choice");
    List<Member> members = new ArrayList<>();
    List<In> items = in.get("members").items();
    for (In item : items) {
      if (item.isObject()) {
        item.part("member", "priority", "weight");
      }
      In named = item.isObject() ? item.get("member") : item;
      Subject subject = Values.subject(named);
      Member member = known.get(subject);
      if (member == null) {
        throw named.expected("one of " + In.shortened(known.keySet().toString()));
      }
      members.add(member);
      used.add(subject);
    }
    int needed = in.find("needed").map(k -> k.integer(1, Integer.MAX_VALUE)).orElse(1);
    Pool pool = in.make(() -> Pool.of(needed, members));
    // Not one by one: each copy of a pool takes as long as it has members.
    Map<Subject, Integer> priorities = new HashMap<>();
    Map<Subject, Integer> weights = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Subject subject = members.get(i).subject();
      items
          .get(i)
          .find("priority")
          .map(each -> each.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
          .ifPresent(priority -> priorities.put(subject, priority));
      items
          .get(i)
          .find("weight")
          .map(each -> each.integer(1, 1_000))
          .ifPresent(weight -> weights.put(subject, weight));
    }
    pool = pool.withPriorities(priorities).withWeights(weights);
    if (in.has("choice")) {
      pool = pool.choosing(choice(in.get("choice")));
    }
    if (!in.has("id")) {
      return pool;
    }
    String id = in.get("id").text();
    Pool unnamed = pool;
    return in.get("id").make(() -> unnamed.named(id));
  }

  private static RoundRobin choice(In in) {
    if (in.isObject()) {
      in.part(BY_WEIGHT, LEAST_LOADED);
      if (in.has(BY_WEIGHT) == in.has(LEAST_LOADED)) {
        throw in.refused("expected either '" + BY_WEIGHT + "' or '" + LEAST_LOADED + "'");
      }
      return in.has(BY_WEIGHT)
          ? RoundRobin.byWeight(period(in.get(BY_WEIGHT)))
          : RoundRobin.leastLoaded(period(in.get(LEAST_LOADED)));
    }
    String word = in.isText() ? in.text() : "";
    return switch (word) {
      case IN_ORDER -> RoundRobin.inOrder();
      case BY_PRIORITY -> RoundRobin.byPriority();
      case LEAST_RECENT -> RoundRobin.leastRecent();
      default ->
          throw in.expected(
              String.join(", ", IN_ORDER, BY_PRIORITY, LEAST_RECENT)
                  + ", or an object such as {\"least-loaded\": \"month\"}");
    };
  }

  private static LimitPeriod period(In in) {
    return Values.word(in, LimitPeriod.class);
  }

  static void write(ObjectNode out, List<Member> members, List<Pool> pools) {
    List<Member> inOrder = new ArrayList<>();
    for (Member member : members) {
      if (member instanceof Host host) {
        out.withArray("hosts").add(MemberFormat.write(host));
        inOrder.add(host);
      }
    }
    for (Member member : members) {
      if (member instanceof Resource resource) {
        out.withArray("resources").add(MemberFormat.write(resource));
        inOrder.add(resource);
      }
    }
    if (!pools.equals(usual(inOrder))) {
      pools.forEach(pool -> out.withArray("pools").add(write(pool)));
    }
  }

  private static ObjectNode write(Pool pool) {
    ObjectNode out = ScheduleFormat.object();
    if (!pool.id().isEmpty()) {
      out.put("id", checked(pool.id()));
    }
    if (pool.needed() != 1) {
      out.put("needed", pool.needed());
    }
    ArrayNode members = out.putArray("members");
    for (Member member : pool.members()) {
      Subject subject = member.subject();
      int priority = pool.priority(subject);
      int weight = pool.weight(subject);
      if (priority == 0 && weight == 1) {
        members.add(checked(subject.toString()));
        continue;
      }
      ObjectNode ranked = members.addObject().put("member", checked(subject.toString()));
      if (priority != 0) {
        ranked.put("priority", priority);
      }
      if (weight != 1) {
        ranked.put("weight", weight);
      }
    }
    putChoice(out, pool.choice());
    return out;
  }

  private static void putChoice(ObjectNode out, RoundRobin choice) {
    if (choice instanceof RoundRobin.ByPriority) {
      out.put("choice", BY_PRIORITY);
    } else if (choice instanceof RoundRobin.LeastRecent) {
      out.put("choice", LEAST_RECENT);
    } else if (choice instanceof RoundRobin.ByWeight byWeight) {
      out.putObject("choice").put(BY_WEIGHT, Values.word(byWeight.period()));
    } else if (choice instanceof RoundRobin.LeastLoaded leastLoaded) {
      out.putObject("choice").put(LEAST_LOADED, Values.word(leastLoaded.period()));
    }
  }
}
