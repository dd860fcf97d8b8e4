package io.slotcore.server;

import io.slotcore.ical.http.AddressRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads typed values from environment variables; an empty variable is an absent one. */
final class Variables {

  private final Map<String, String> environment;
  private final Set<String> known = new TreeSet<>();

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  int number(String name, int lowest, int highest, int fallback) {
    return text(name).map(value -> number(name, value, lowest, highest)).orElse(fallback);
  }

  private static int number(String name, String value, int lowest, int highest) {
    String remedy = "set it to a whole number from %d to %d".formatted(lowest, highest);
    try {
      int number = Integer.parseInt(value);
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, value, remedy);
    }
    throw wrong(name, value, remedy);
  }

  boolean flag(String name, boolean fallback) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(name, value, "set it to true or false");
                })
        .orElse(fallback);
  }

  /** Reads ranges of internet addresses, with commas between them. */
  List<AddressRange> networks(String name) {
    return text(name).map(value -> networks(name, value)).orElse(List.of());
  }

  private static List<AddressRange> networks(String name, String value) {
    try {
      return Arrays.stream(value.split(",", -1))
          .map(range -> AddressRange.parse(range.strip()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw wrong(name, value, "set it to networks with commas between, like 10.1.0.0/16,fd00::/8");
    }
  }

  Optional<Path> path(String name) {
    return text(name)
        .map(
            value -> {
              try {
                return Path.of(value);
              } catch (InvalidPathException e) {
                throw wrong(name, value, "set it to the path of a folder");
              }
            });
  }

  /** Reads an address of the web without a path, so that paths can be appended to its text. */
  Optional<URI> webAddress(String name) {
    return text(name).map(value -> webAddress(name, value));
  }

  private static URI webAddress(String name, String value) {
    String remedy = "set it to an address like https://book.example.com, without a path";
    try {
      URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (web && bare && uri.getHost() != null && "".equals(uri.getRawPath())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(name, value, remedy);
    }
    throw wrong(name, value, remedy);
  }

  /**
   * Returns what begins with a prefix and was never asked for: misspelt, it would silently do
   * nothing.
   */
  Set<String> unknown(String prefix) {
    Set<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(prefix) || known.contains(name));
    return unknown;
  }

  static SettingsException wrong(String name, String value, String remedy) {
    return new SettingsException("%s is '%s'; %s".formatted(name, value, remedy));
  }

  static SettingsException wrongSecret(String name, String remedy) {
    return new SettingsException("%s has a value that cannot be used; %s".formatted(name, remedy));
  }
}
