package io.slotcore.ical.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element with all that is in it. */
final class XmlElement {

  /** Deeper than any answer of a calendar server; a recursion this deep is no danger. */
  private static final int MAX_DEPTH = 50;

  private final QName name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private String text = "";

  private XmlElement(QName name) {
    this.name = name;
  }

  /** Reads the element at whose start the reader is, and leaves it at its end. */
  static XmlElement read(XMLStreamReader xml, XmlBudget budget) throws XMLStreamException {
    return read(xml, budget, MAX_DEPTH);
  }

  private static XmlElement read(XMLStreamReader xml, XmlBudget budget, int depth)
      throws XMLStreamException {
    if (depth == 0) {
      throw new XMLStreamException("elements are nested too deep", xml.getLocation());
    }
    XmlElement element = new XmlElement(xml.getName());
    budget.take(xml);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml, budget, depth - 1));
        case XMLStreamConstants.END_ELEMENT -> {
          element.text = text.toString();
          return element;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity is used", xml.getLocation());
        default -> {
          // Comments and processing instructions say nothing here.
        }
      }
    }
  }

  QName name() {
    return name;
  }

  String text() {
    return text;
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  List<XmlElement> children() {
    return children;
  }

  Stream<XmlElement> all(QName child) {
    return children.stream().filter(element -> element.name.equals(child));
  }

  Optional<XmlElement> first(QName child) {
    return all(child).findFirst();
  }

  boolean has(QName child) {
    return first(child).isPresent();
  }
}
