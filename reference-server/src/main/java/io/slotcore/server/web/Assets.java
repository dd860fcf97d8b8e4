package io.slotcore.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Style sheets, scripts and images from the class path, under {@code /assets}.
 *
 * <p>A page refers to them by an address that holds a digest of their bytes, which browsers keep
 * for a year. Without it they are asked for again each time, by ETag. Thread-safe.
 */
public final class Assets implements Routes {

  private static final String FOLDER = "/io/slotcore/server/assets/";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]*\\.(?<type>[a-z0-9]{1,5})");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private static final class Asset {

    private final byte[] bytes;
    private final String type;
    private final String digest;

    Asset(byte[] bytes, String type, String digest) {
      this.bytes = bytes;
      this.type = type;
      this.digest = digest;
    }
  }

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /**
   * Returns the address of an asset as a page should name it.
   *
   * @throws IllegalArgumentException if there is no such asset
   */
  public String url(String name) {
    Asset asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no asset named " + name));
    return "/assets/" + name + "?v=" + asset.digest;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/assets/{name}", this::serve);
  }

  private void serve(Context context) {
    Asset asset =
        find(context.pathParam("name"))
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such asset"));
    String etag = '"' + asset.digest + '"';
    boolean exact = asset.digest.equals(context.queryParam("v"));
    context.header("ETag", etag);
    context.header("Cache-Control", exact ? "public, max-age=31536000, immutable" : "no-cache");
    if (etag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(asset.type).result(asset.bytes);
  }

  private Optional<Asset> find(String name) {
    var matcher = NAME.matcher(name);
    if (!matcher.matches() || !TYPES.containsKey(matcher.group("type"))) {
      return Optional.empty();
    }
    String type = TYPES.getOrDefault(matcher.group("type"), "");
    return Optional.ofNullable(loaded.computeIfAbsent(name, key -> load(key, type).orElse(null)));
  }

  private static Optional<Asset> load(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Optional.of(new Asset(bytes, type, HexFormat.of().formatHex(digest, 0, 8)));
    } catch (IOException e) {
      throw new UncheckedIOException("asset " + name + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
