/** Outlook and Microsoft 365 calendars, spoken to through Microsoft Graph. */
@NullMarked
package io.slotcore.outlook;

import org.jspecify.annotations.NullMarked;
