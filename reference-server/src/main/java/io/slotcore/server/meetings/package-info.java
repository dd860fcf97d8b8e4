/**
 * Online meetings: a booking that needs a link is confirmed only with one that can be joined.
 *
 * <p>MS-01: a booking whose event type meets online is confirmed only after the provider has said
 * that the meeting is ready and its link has answered.
 *
 * <p>MS-02: of one booking, or one group's session, there is at most one meeting at the provider,
 * whatever fails on the way and however often it is tried.
 *
 * <p>MS-03: if the link cannot be had nothing is booked, the hold stays until its end, and the
 * booker is told what happened and what can be done.
 *
 * <p>MS-04: a meeting that no booking needs is removed at the provider, and this is tried until it
 * is gone.
 *
 * <p>MS-05: a move keeps the link and takes the meeting along; a cancel removes it, that of a group
 * when its session ends.
 *
 * <p>MS-06: after a crash at any moment the above hold, and who sends the form again gets the one
 * booking.
 */
@NullMarked
package io.slotcore.server.meetings;

import org.jspecify.annotations.NullMarked;
