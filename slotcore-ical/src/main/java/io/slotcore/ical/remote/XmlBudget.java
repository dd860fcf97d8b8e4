package io.slotcore.ical.remote;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many elements one answer may have: each takes more memory than the bytes it came in. */
final class XmlBudget {

  private int left;

  XmlBudget(int elements) {
    left = elements;
  }

  void take(XMLStreamReader xml) throws XMLStreamException {
    if (left-- == 0) {
      throw new XMLStreamException("there are too many elements", xml.getLocation());
    }
  }
}
