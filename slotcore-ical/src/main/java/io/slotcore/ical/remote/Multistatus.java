package io.slotcore.ical.remote;

import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the answers of WebDAV (RFC 4918 section 13), one response after the other. Document types
 * are refused, and with them entities; depth and number of elements are limited, and the size by
 * who opens the stream.
 */
final class Multistatus {

  private static final int MAX_ELEMENTS = 1_000_000;
  private static final int MAX_ERROR_ELEMENTS = 100;

  private static final XMLInputFactory FACTORY = factory();

  private Multistatus() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are refused");
        });
    return factory;
  }

  /**
   * Reads all responses.
   *
   * @return the sync-token beside them (RFC 6578 section 6.2), if there is one
   */
  static Optional<String> read(String operation, InputStream body, Reader reader)
      throws IOException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(body);
      XmlBudget budget = new XmlBudget(MAX_ELEMENTS);
      root(xml);
      if (!xml.getName().equals(DavNames.MULTISTATUS)) {
        throw Failures.unreadable(operation, "the answer is no multistatus");
      }
      Optional<String> token = Optional.empty();
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        XmlElement child = XmlElement.read(xml, budget);
        if (child.name().equals(DavNames.RESPONSE)) {
          reader.read(DavResponse.of(child));
        } else if (child.name().equals(DavNames.SYNC_TOKEN)) {
          token = Optional.of(child.text().strip());
        }
      }
      return token;
    } catch (XMLStreamException malformed) {
      throw failure(operation, malformed);
    }
  }

  /** Reads the body of an error: which conditions were not met (RFC 4918 section 16). */
  static Optional<XmlElement> error(InputStream body) throws IOException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(body);
      root(xml);
      return Optional.of(XmlElement.read(xml, new XmlBudget(MAX_ERROR_ELEMENTS)));
    } catch (XMLStreamException noXml) {
      if (noXml.getNestedException() instanceof IOException broken) {
        throw broken;
      }
      // Errors need no body, and many have a page in HTML.
      return Optional.empty();
    }
  }

  private static void root(XMLStreamReader xml) throws XMLStreamException {
    for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type is refused", xml.getLocation());
      }
    }
  }

  private static RuntimeException failure(String operation, XMLStreamException malformed)
      throws IOException {
    if (malformed.getNestedException() instanceof IOException broken) {
      throw broken;
    }
    int line = malformed.getLocation() == null ? -1 : malformed.getLocation().getLineNumber();
    return new CalendarException(
        Problem.UNREADABLE,
        operation + ": the answer is not the XML it should be, line " + line,
        malformed);
  }

  /** Takes one response after the other. */
  interface Reader {
    void read(DavResponse response) throws IOException;
  }
}
