/** What runs in the background, on any number of nodes, and goes on after a crash. */
@NullMarked
package io.slotcore.server.jobs;

import org.jspecify.annotations.NullMarked;
