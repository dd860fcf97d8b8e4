/** Texts, dates and times in the language and the habits of the reader. */
@NullMarked
package io.slotcore.server.i18n;

import org.jspecify.annotations.NullMarked;
