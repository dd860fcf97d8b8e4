package io.slotcore.server.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.slotcore.server.tenants.TenantResolver;
import java.util.List;

/** Builds the web server: what all features share around the routes of each. */
public final class WebApp {

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  private WebApp() {}

  /**
   * What the web server needs to know.
   *
   * @param https whether browsers reach it encrypted
   */
  public record Options(
      boolean https, TenantResolver tenants, FormTokens formTokens, Page.Site site) {}

  /** Returns a server with these routes, not yet listening. */
  public static Javalin of(Options options, List<Routes> features) {
    return Javalin.create(config -> configure(config, options, features));
  }

  private static void configure(JavalinConfig config, Options options, List<Routes> features) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads =
        Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = RequestGate.LARGEST_BODY;
    config.http.defaultContentType = "text/plain";
    config.jsonMapper(new JavalinJackson(objectMapper(), false));
    config.fileRenderer(new Templates(options.formTokens(), options.site()));
    configureJetty(config, options);

    ErrorHandling errors = new ErrorHandling();
    config.router.javaLangErrorHandler(ErrorHandling::answerError);
    errors.addTo(config.routes);
    new RequestGate(options.tenants(), options.formTokens()).addTo(config.routes);
    options.site().assets().addTo(config.routes);
    features.forEach(feature -> feature.addTo(config.routes));
  }

  private static void configureJetty(JavalinConfig config, Options options) {
    SecurityHeaders headers = new SecurityHeaders(options.https());
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(true);
          http.addCustomizer(headers);
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new PlainErrors(headers));
          server.setStopTimeout(5_000);
        });
    // An error page of the servlet layer would be Jetty's own.
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new PlainErrors(headers)));
  }

  /** A number or a truth value where text belongs is a mistake of the sender. */
  private static void onlyText(MutableCoercionConfig config) {
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /**
   * Returns the JSON of the API: instants in RFC 3339, nothing that is unknown or missing is let
   * pass.
   */
  public static ObjectMapper objectMapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .withCoercionConfig(LogicalType.Textual, WebApp::onlyText)
        .build();
  }
}
