package io.slotcore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Browser;
import io.slotcore.server.TestServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 6.6.6.6 | 127.0.0.1",
        "1 | 9.9.9.9 | 9.9.9.9",
        "1 | 6.6.6.6, 9.9.9.9 | 9.9.9.9",
        "2 | 6.6.6.6, 9.9.9.9, 10.0.0.1 | 9.9.9.9",
        "3 | 9.9.9.9 | 9.9.9.9",
      })
  void onlyWhatOurOwnProxiesAppendedIsBelieved(int proxies, String forwarded, String client) {
    ClientAddress addresses = new ClientAddress(proxies);
    Routes routes = r -> r.get("/ip", context -> context.result(addresses.of(context)));
    try (TestServer server = TestServer.with(cookies -> List.of(routes))) {
      assertThat(new Browser(server::uri).get("/ip", "X-Forwarded-For", forwarded).body())
          .isEqualTo(client);
    }
  }
}
