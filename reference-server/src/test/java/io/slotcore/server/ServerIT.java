package io.slotcore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.server.database.DatabaseException;
import io.slotcore.server.database.TestDatabase;
import io.slotcore.server.secrets.Secrets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIT {

  @TempDir Path data;

  private Server start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.putIfAbsent("SLOTCORE_PORT", "0");
    environment.put("SLOTCORE_DATA", data.toString());
    environment.put(
        "SLOTCORE_POSTGRES_HOME", TestDatabase.options().installation().orElseThrow().toString());
    return Server.start(Settings.from(environment), InstantSource.system());
  }

  @Test
  void theSampleLoginWorksAndStaysTheSameOverARestart() throws IOException {
    String password;
    try (Server server = start(Map.of())) {
      password = server.sample().password();
      assertThat(signIn(server).statusCode()).isEqualTo(303);
    }
    assertThat(Files.getPosixFilePermissions(data.resolve("secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (Server server = start(Map.of())) {
      assertThat(server.sample().password()).isEqualTo(password);
      assertThat(server.sample().isPasswordUnchanged()).isTrue();
      assertThat(signIn(server).statusCode()).isEqualTo(303);
    }
  }

  private static HttpResponse<String> signIn(Server server) {
    Browser browser = new Browser(path -> server.baseUrl().resolve(path));
    return browser.submit(
        "/login",
        "/login",
        Map.of("username", server.sample().username(), "password", server.sample().password()));
  }

  @Test
  void severalNodesOnOneDatabaseShareLoginsAndForms() {
    Map<String, String> environment =
        Map.of(
            "SLOTCORE_PORT", "0",
            "DATABASE_URL", TestDatabase.url(),
            "SLOTCORE_SECRET", Secrets.randomText());
    TestDatabase.shared().sql().execute("DELETE FROM server_users");
    try (Server one = Server.start(Settings.from(environment), InstantSource.system());
        Server two = Server.start(Settings.from(environment), InstantSource.system())) {
      AtomicReference<Server> node = new AtomicReference<>(one);
      Browser browser = new Browser(path -> node.get().baseUrl().resolve(path));
      String page = browser.get("/login").body();
      String token = page.replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");

      node.set(two);
      HttpResponse<String> answer =
          browser.post(
              "/login",
              Map.of(
                  "_form", token,
                  "username", one.sample().username(),
                  "password", one.sample().password()));
      assertThat(answer.statusCode()).isEqualTo(303);

      node.set(one);
      assertThat(browser.get("/mailbox").body()).contains("Maya Brooks");
    }
  }

  @Test
  void anUnreachableDatabaseIsNamedWithoutItsPassword() {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL",
            "postgres://slotcore:hunter2@127.0.0.1:1/slotcore",
            "SLOTCORE_SECRET",
            Secrets.randomText());

    assertThatThrownBy(() -> Server.start(Settings.from(environment), InstantSource.system()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("DATABASE_URL")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void healthIsThatOfTheDatabase() {
    try (Server server = start(Map.of())) {
      Browser browser = new Browser(path -> server.baseUrl().resolve(path));
      HttpResponse<String> answer = browser.get("/healthz");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"database\":\"up\"}");
    }
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeftRunning() {
    try (Server server = start(Map.of())) {
      String port = Integer.toString(server.baseUrl().getPort());
      Path own = data;
      data = data.resolve("second");
      assertThatThrownBy(() -> start(Map.of("SLOTCORE_PORT", port)))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("SLOTCORE_PORT")
          .hasMessageContaining(port);
      assertThat(data).as("asked before anything was started").doesNotExist();
      data = own;
    }
  }
}
