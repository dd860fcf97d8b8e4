package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Members of whom a booking takes so many: k of n.
 *
 * <p>One of one is the ordinary host; n of n are all needed; one of n take turns. A resource counts
 * once for each of its units. Immutable.
 */
public final class Pool {

  private final String id;
  private final int needed;
  private final int size;
  private final List<Member> members;
  private final RoundRobin choice;
  private final Map<Subject, Integer> priorities;
  private final Map<Subject, Integer> weights;

  private Pool(
      String id,
      int needed,
      List<Member> members,
      RoundRobin choice,
      Map<Subject, Integer> priorities,
      Map<Subject, Integer> weights) {
    this.id = id;
    this.needed = needed;
    this.members = List.copyOf(members);
    size = this.members.stream().mapToInt(Member::quantity).sum();
    this.choice = choice;
    this.priorities = Map.copyOf(priorities);
    this.weights = Map.copyOf(weights);
    Set<Subject> subjects = new HashSet<>();
    for (Member member : this.members) {
      if (!subjects.add(member.subject())) {
        throw new IllegalArgumentException("a pool names " + member.subject() + " twice");
      }
    }
    if (needed < 1 || needed > size) {
      throw new IllegalArgumentException(
          String.format("a pool (%d of %s) must need 1 to %d", needed, subjects, size));
    }
  }

  /**
   * Returns a pool that needs some of its members.
   *
   * @param needed how many a booking takes; at least one, at most as many as there are
   * @param members in the order in which they are chosen; no member twice
   * @return the pool
   * @throws IllegalArgumentException if the number is out of bounds, or a member occurs twice
   */
  public static Pool of(int needed, List<? extends Member> members) {
    return new Pool("", needed, List.copyOf(members), RoundRobin.inOrder(), Map.of(), Map.of());
  }

  /**
   * Returns a pool that needs one of its members.
   *
   * @param members at least one, no member twice
   * @return one of n
   */
  public static Pool oneOf(Member... members) {
    return oneOf(Arrays.asList(members));
  }

  /**
   * Returns a pool that needs one of its members.
   *
   * @param members at least one, no member twice
   * @return one of n
   */
  public static Pool oneOf(List<? extends Member> members) {
    return of(1, members);
  }

  /**
   * Returns a pool that needs all of its members, and all units of each.
   *
   * @param members at least one, no member twice
   * @return n of n
   */
  public static Pool all(Member... members) {
    return all(Arrays.asList(members));
  }

  /**
   * Returns a pool that needs all of its members, and all units of each.
   *
   * @param members at least one, no member twice
   * @return n of n
   */
  public static Pool all(List<? extends Member> members) {
    return of(members.stream().mapToInt(Member::quantity).sum(), members);
  }

  /**
   * Returns this pool with a name of its own in reasons.
   *
   * @param newId legal as {@link Ids} says
   * @return the changed copy
   * @throws IllegalArgumentException if the id is not legal
   */
  public Pool named(String newId) {
    Ids.check("pool id", newId);
    return new Pool(newId, needed, members, choice, priorities, weights);
  }

  /**
   * Returns this pool with another choice among the members that are free; by default it is their
   * order.
   *
   * @param newChoice by what members are ranked
   * @return the changed copy
   */
  public Pool choosing(RoundRobin newChoice) {
    requireNonNull(newChoice, "choice");
    return new Pool(id, needed, members, newChoice, priorities, weights);
  }

  /**
   * Returns this pool with another priority of a member; by default it is zero.
   *
   * @param member whose priority
   * @param priority the higher, the earlier he is chosen
   * @return the changed copy
   * @throws IllegalArgumentException if the pool has no such member
   */
  public Pool withPriority(Member member, int priority) {
    Map<Subject, Integer> changed = changed(priorities, requireMember(member), priority, 0);
    return new Pool(id, needed, members, choice, changed, weights);
  }

  /**
   * Returns this pool with another weight of a member; by default it is one.
   *
   * @param member whose weight
   * @param weight how many bookings he gets for one of a member of weight one; 1 to 1,000
   * @return the changed copy
   * @throws IllegalArgumentException if the pool has no such member, or the weight is out of bounds
   */
  public Pool withWeight(Member member, int weight) {
    requireWeight(member.subject(), weight);
    Map<Subject, Integer> changed = changed(weights, requireMember(member), weight, 1);
    return new Pool(id, needed, members, choice, priorities, changed);
  }

  /**
   * Returns this pool with other priorities of all its members, which takes less than one by one.
   *
   * @param newPriorities by member; those that are not named have zero
   * @return the changed copy
   * @throws IllegalArgumentException if the pool has no such member
   */
  public Pool withPriorities(Map<Subject, Integer> newPriorities) {
    requireMembers(newPriorities.keySet());
    Map<Subject, Integer> changed = new HashMap<>(newPriorities);
    changed.values().removeIf(each -> each == 0);
    return new Pool(id, needed, members, choice, changed, weights);
  }

  /**
   * Returns this pool with other weights of all its members, which takes less than one by one.
   *
   * @param newWeights by member, each 1 to 1,000; those that are not named have one
   * @return the changed copy
   * @throws IllegalArgumentException if the pool has no such member, or a weight is out of bounds
   */
  public Pool withWeights(Map<Subject, Integer> newWeights) {
    requireMembers(newWeights.keySet());
    newWeights.forEach(Pool::requireWeight);
    Map<Subject, Integer> changed = new HashMap<>(newWeights);
    changed.values().removeIf(each -> each == 1);
    return new Pool(id, needed, members, choice, priorities, changed);
  }

  private static void requireWeight(Subject member, int weight) {
    if (weight < 1 || weight > 1_000) {
      throw new IllegalArgumentException(member + ": weight (" + weight + ") must be 1 to 1000");
    }
  }

  private void requireMembers(Set<Subject> named) {
    Set<Subject> strangers = new HashSet<>(named);
    members.forEach(member -> strangers.remove(member.subject()));
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException(strangers + " are not in the pool " + this);
    }
  }

  /** What is set to its default is as if it were not set, so that such pools are equal. */
  private static Map<Subject, Integer> changed(
      Map<Subject, Integer> map, Subject member, int value, int otherwise) {
    Map<Subject, Integer> changed = new HashMap<>(map);
    changed.put(member, value);
    changed.values().removeIf(each -> each == otherwise);
    return changed;
  }

  private Subject requireMember(Member member) {
    for (Member each : members) {
      if (each.subject().equals(member.subject())) {
        return each.subject();
      }
    }
    throw new IllegalArgumentException(member.subject() + " is not in the pool " + this);
  }

  /**
   * Returns the name of the pool in reasons.
   *
   * @return empty text if it has none; reasons then name its place in the event type
   */
  public String id() {
    return id;
  }

  /**
   * Returns how reasons and rankings name the pool.
   *
   * @param index its place in the event type, from zero
   * @return its name, or for instance {@code pool-1} for the first pool if it has none
   */
  public String nameAt(int index) {
    return id.isEmpty() ? "pool-" + (index + 1) : id;
  }

  /**
   * Returns how many members a booking takes.
   *
   * @return at least one
   */
  public int needed() {
    return needed;
  }

  /**
   * Returns whom the pool chooses from.
   *
   * @return unmodifiable, in order
   */
  public List<Member> members() {
    return members;
  }

  /**
   * Returns how many units there are to choose from.
   *
   * @return hosts, and units of resources
   */
  public int size() {
    return size;
  }

  /**
   * Tells whether a booking takes every unit of every member.
   *
   * @return true for n of n
   */
  public boolean needsAll() {
    return needed == size();
  }

  /**
   * Returns by what members are ranked.
   *
   * @return the choice
   */
  public RoundRobin choice() {
    return choice;
  }

  /**
   * Returns the priority of a member.
   *
   * @param member whose priority
   * @return zero if it was not set
   */
  public int priority(Subject member) {
    return priorities.getOrDefault(member, 0);
  }

  /**
   * Returns the weight of a member.
   *
   * @param member whose weight
   * @return one if it was not set
   */
  public int weight(Subject member) {
    return weights.getOrDefault(member, 1);
  }

  private List<Object> parts() {
    return List.of(id, needed, members, choice, priorities, weights);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Pool that && parts().equals(that.parts()));
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return needed + " of " + members.stream().map(Member::subject).toList();
  }
}
