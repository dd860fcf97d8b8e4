package io.slotcore.ical.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;

/**
 * What a multistatus says about one resource (RFC 4918 section 14.24).
 *
 * @param href which one, as the server writes it
 * @param status of the resource as a whole; 200 if only its properties have one
 * @param properties those that were found
 */
record DavResponse(String href, int status, Map<QName, XmlElement> properties) {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\S+\\s+(\\d{3})(?:\\s.*)?");

  static DavResponse of(XmlElement response) {
    Map<QName, XmlElement> properties = new HashMap<>();
    for (XmlElement propstat : response.all(DavNames.PROPSTAT).toList()) {
      if (status(propstat).orElse(200) / 100 == 2) {
        propstat
            .all(DavNames.PROP)
            .flatMap(prop -> prop.children().stream())
            .forEach(property -> properties.put(property.name(), property));
      }
    }
    String href = response.first(DavNames.HREF).map(XmlElement::text).orElse("").strip();
    return new DavResponse(href, status(response).orElse(200), properties);
  }

  private static Optional<Integer> status(XmlElement element) {
    return element
        .first(DavNames.STATUS)
        .map(status -> STATUS_LINE.matcher(status.text().strip()))
        // A status that cannot be read is not one of success.
        .map(line -> line.matches() ? Integer.parseInt(group(line)) : 500);
  }

  private static String group(Matcher line) {
    return String.valueOf(line.group(1));
  }

  Optional<XmlElement> property(QName name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** Returns the text of a property that is there and not empty. */
  Optional<String> text(QName name) {
    return property(name).map(element -> element.text().strip()).filter(text -> !text.isEmpty());
  }

  /** Returns the address in a property. */
  Optional<String> hrefIn(QName name) {
    return property(name)
        .flatMap(element -> element.first(DavNames.HREF))
        .map(href -> href.text().strip())
        .filter(href -> !href.isEmpty());
  }
}
