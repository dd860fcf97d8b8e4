package io.slotcore.server;

import io.javalin.Javalin;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.tenants.Tenant;
import io.slotcore.server.tenants.TenantResolver;
import io.slotcore.server.web.Assets;
import io.slotcore.server.web.Cookies;
import io.slotcore.server.web.FormTokens;
import io.slotcore.server.web.Page;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.WebApp;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The web server around the routes of a test, on a free loopback port. */
public final class TestServer implements AutoCloseable {

  private final Javalin app;

  private TestServer(Javalin app) {
    this.app = app;
  }

  /** Starts a server that believes to be reached by plain HTTP. */
  public static TestServer with(Function<Cookies, List<Routes>> features) {
    return start(false, features);
  }

  /** Starts a server that believes to be reached encrypted. */
  public static TestServer withHttps(Function<Cookies, List<Routes>> features) {
    return start(true, features);
  }

  private static TestServer start(boolean https, Function<Cookies, List<Routes>> features) {
    Cookies cookies = new Cookies(https);
    FormTokens tokens =
        new FormTokens(Secrets.parse(Secrets.randomText()), cookies, Optional.empty());
    WebApp.Options options =
        new WebApp.Options(
            https, TenantResolver.single(Tenant.SAMPLE), tokens, new Page.Site(new Assets(), true));
    return new TestServer(WebApp.of(options, features.apply(cookies)).start("127.0.0.1", 0));
  }

  /** Returns the port it listens on. */
  public int port() {
    return app.port();
  }

  /** Returns the address of a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }

  @Override
  public void close() {
    app.stop();
  }
}
