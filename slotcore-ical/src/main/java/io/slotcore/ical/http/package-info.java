/**
 * The one HTTP client for addresses that users give: feeds, CalDAV servers, webhooks.
 *
 * <p>{@code java.net.http} of JDK 17 looks names up where nobody can see it, so a check before it
 * connects says nothing about where it connects to. Apache HttpClient asks a resolver of ours at
 * that moment.
 */
@NullMarked
package io.slotcore.ical.http;

import org.jspecify.annotations.NullMarked;
