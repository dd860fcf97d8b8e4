/** What every page and every API call shares: headers, errors, forms, assets. */
@NullMarked
package io.slotcore.server.web;

import org.jspecify.annotations.NullMarked;
