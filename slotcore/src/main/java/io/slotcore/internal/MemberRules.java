package io.slotcore.internal;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import java.util.List;
import java.util.Set;

/** The starts at which a member cannot serve, but for his hours. */
final class MemberRules {

  private final Question question;
  private final Member member;
  private final ForbiddenStarts sink;

  /** How far taken time reaches back and forth, in seconds. */
  private final long reachBack;

  private final long reachForth;

  MemberRules(Question question, Member member, ForbiddenStarts sink) {
    this.question = question;
    this.member = member;
    this.sink = sink;
    Buffers buffers = question.eventType().buffers();
    reachBack = question.duration() + buffers.after().toSeconds();
    reachForth = buffers.before().toSeconds();
  }

  /** Collects what forbids all units of the member. */
  void collectCommon() {
    busy();
    if (question.asks(Rule.OUT_OF_OFFICE)) {
      outOfOffice();
    }
    if (question.asks(Rule.LIMIT) && !member.limits().isEmpty()) {
      LimitRule rule = new LimitRule(question, member.defaultSchedule().days(), sink);
      for (BookingLimit limit : member.limits()) {
        rule.collect(limit, member.subject(), question.sessions().starts());
      }
    }
    if (member.capacity() < question.query().party()) {
      sink.forbid(Rule.CAPACITY, member.subject(), member, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** Collects what forbids one unit and no other. */
  void collectOf(Unit unit) {
    for (Claim claim : question.facts().claims(member.subject())) {
      if (claim.unit().number() == unit.number()
          && !question.isGone(claim.booking(), claim.activeUntil())) {
        long[] own = question.sessions().startOf(claim.booking());
        taken(own, Rule.CLAIM, claim, claim.interval());
      }
    }
    for (Sessions.Session session : question.sessions().joinable()) {
      if (!session.units().contains(unit)) {
        long start = session.start();
        sink.forbid(Rule.SEATS, member.subject(), session, start, start + 1);
      }
    }
  }

  private void busy() {
    FreeBusy busy = question.facts().busy(member.subject());
    Set<FreeBusyType> counting = question.eventType().busyTypes();
    Subject subject = member.subject();
    List<BusyPeriod> periods = busy.periods();
    for (int i = 0; i < periods.size(); i++) {
      long start = busy.startSecond(i);
      long end = busy.endSecond(i);
      if (start < end && counting.contains(busy.type(i))) {
        sink.forbid(Rule.BUSY, subject, periods.get(i), start - reachBack + 1, end + reachForth);
      }
    }
  }

  private void outOfOffice() {
    for (OutOfOffice absence : member.outOfOffice()) {
      Interval absent = absence.interval();
      if (!absent.isEmpty()) {
        long from = Seconds.floor(absent.start()) - question.duration() + 1;
        long to = Seconds.ceiling(absent.end());
        sink.forbid(Rule.OUT_OF_OFFICE, member.subject(), absence, from, to);
      }
    }
  }

  /** Taken time {@code [s, e)} forbids {@code s - duration - after < t < e + before}. */
  private void taken(long[] but, Rule rule, Object origin, Interval taken) {
    long from = Seconds.floor(taken.start()) - reachBack + 1;
    long to = Seconds.ceiling(taken.end()) + reachForth;
    sink.forbidBut(but, rule, member.subject(), origin, from, to);
  }
}
