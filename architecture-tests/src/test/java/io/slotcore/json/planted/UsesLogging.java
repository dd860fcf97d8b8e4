package io.slotcore.json.planted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings another library into the documents. */
public final class UsesLogging {
  Logger log = LoggerFactory.getLogger(UsesLogging.class);
}
