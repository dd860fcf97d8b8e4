/**
 * What the core knows as versioned JSON documents, each with a JSON Schema, and slots as JSON.
 *
 * <p>{@link io.slotcore.json.Documents} names the documents; {@link io.slotcore.json.SlotsJson}
 * writes slots.
 */
@NullMarked
package io.slotcore.json;

import org.jspecify.annotations.NullMarked;
