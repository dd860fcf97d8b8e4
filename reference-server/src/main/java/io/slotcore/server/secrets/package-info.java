/** Key material of the server, and what is signed with it. */
@NullMarked
package io.slotcore.server.secrets;

import org.jspecify.annotations.NullMarked;
