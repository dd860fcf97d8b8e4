package io.slotcore.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A value in a document that is read, with the place where it stands. */
final class In {

  private static final int LONGEST_QUOTE = 80;

  private final JsonNode node;
  private final String pointer;

  private In(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  static In root(JsonNode node) {
    In root = new In(node, "");
    root.requireObject();
    Optional<In> version = root.find("version");
    if (version.isEmpty()) {
      throw root.refused("expected a member 'version', which must be " + DocumentFormat.VERSION);
    }
    return root;
  }

  /** Checks that this is an object with no members but these, and of the known version. */
  In object(String... known) {
    requireObject();
    Set<String> names = Set.of(known);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name) && !name.equals("version")) {
                throw child(name).refused("expected no such member here, but " + list(known));
              }
            });
    find("version")
        .ifPresent(
            version -> {
              if (!version.node.isInt() || version.node.intValue() != DocumentFormat.VERSION) {
                throw version.expected("the version " + DocumentFormat.VERSION);
              }
            });
    return this;
  }

  /** As {@link #object}, of a part that has no version of its own. */
  In part(String... known) {
    requireObject();
    find("version")
        .ifPresent(
            version -> {
              throw version.refused("expected no such member here, but " + list(known));
            });
    return object(known);
  }

  private static String list(String... known) {
    return String.join(", ", known);
  }

  private void requireObject() {
    if (!node.isObject()) {
      throw expected("an object");
    }
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** Returns a member that must be there. */
  In get(String name) {
    return find(name)
        .orElseThrow(() -> refused("expected a member '" + name + "', which is missing"));
  }

  Optional<In> find(String name) {
    return node.has(name) ? Optional.of(child(name)) : Optional.empty();
  }

  private In child(String name) {
    return new In(node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  /** Returns the members of an object whose names are data. */
  Map<String, In> entries() {
    requireObject();
    Map<String, In> entries = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> entries.put(name, child(name)));
    return entries;
  }

  /** Returns the elements of an array. */
  List<In> items() {
    if (!node.isArray()) {
      throw expected("an array");
    }
    List<In> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new In(node.get(i), pointer + "/" + i));
    }
    return items;
  }

  /** Returns the elements of an array that may be left out. */
  List<In> items(String name) {
    return find(name).map(In::items).orElse(List.of());
  }

  /** Reads the elements of an array that may be left out, none of which may come twice. */
  <T> List<T> distinct(String name, Function<In, T> reader) {
    Set<T> seen = new HashSet<>();
    List<T> values = new ArrayList<>();
    for (In item : items(name)) {
      T value = reader.apply(item);
      if (!seen.add(value)) {
        throw item.refused("expected each value once, found " + item.quoted() + " again");
      }
      values.add(value);
    }
    return values;
  }

  String text() {
    if (!node.isTextual()) {
      throw expected("text");
    }
    String text = node.textValue();
    if (Values.hasHalfPair(text)) {
      throw refused("expected text without half a surrogate pair");
    }
    return text;
  }

  /** Returns a text of a form. */
  String text(Pattern form, String what) {
    if (!node.isTextual() || !form.matcher(node.textValue()).matches()) {
      throw expected(what);
    }
    return node.textValue();
  }

  /** Parses a text of a form, which may still name what does not exist. */
  <T> T parsed(Pattern form, String what, Function<String, T> parser) {
    String text = text(form, what);
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw expected(what);
    }
  }

  int integer(int least, int most) {
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      throw expected("a whole number from " + least + " to " + most);
    }
    return node.intValue();
  }

  /** Makes a value, and turns the core's refusal into one of this place. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw refused(shortened(String.valueOf(e.getMessage()), 300));
    }
  }

  DocumentException expected(String what) {
    return refused("expected " + what + ", found " + quoted());
  }

  DocumentException refused(String problem) {
    return new DocumentException(pointer, problem);
  }

  private String quoted() {
    if (node.isContainerNode()) {
      return node.isArray() ? "an array" : "an object";
    }
    return shortened(node.toString());
  }

  static String shortened(String text) {
    return shortened(text, LONGEST_QUOTE);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
