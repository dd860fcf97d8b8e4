package io.slotcore.ical.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void whatIsNotOpenToEverybodyIsRefused(String address) throws UnknownHostException {
    GuardedResolver resolver = resolver(address);

    assertThatThrownBy(() -> resolver.resolve("calendar.test"))
        .isInstanceOf(GuardedResolver.AddressRefusedException.class)
        .hasMessageContaining("calendar.test")
        .hasMessageNotContaining(address);
    assertThatThrownBy(() -> resolver.resolve(address))
        .isInstanceOf(GuardedResolver.AddressRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2600::1",
        "2a00:1450::1",
        "2001:4860::1",
        "3ffe::1"
      })
  void whatIsOpenToEverybodyIsNot(String address) throws UnknownHostException {
    assertThat(resolver(address).resolve("calendar.test"))
        .containsExactly(InetAddress.getByName(address));
  }

  @Test
  void anIpv4AddressInAMappedOneIsRefusedEvenIfTheJdkKeepsTheForm() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    mapped[12] = 8;

    assertThat(GuardedResolver.isPublic(Inet6Address.getByAddress("x", mapped, 1))).isFalse();
  }

  @Test
  void oneRefusedAddressAmongOthersIsEnough() throws UnknownHostException {
    InetAddress[] both = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
    GuardedResolver resolver = new GuardedResolver(host -> both, List.of());

    assertThatThrownBy(() -> resolver.resolve("calendar.test"))
        .isInstanceOf(GuardedResolver.AddressRefusedException.class);
  }

  @Test
  void fewAddressesAreTriedAndThoseOfBothKinds() throws UnknownHostException {
    InetAddress[] many = {
      InetAddress.getByName("1.1.1.1"),
      InetAddress.getByName("1.1.1.2"),
      InetAddress.getByName("1.1.1.3"),
      InetAddress.getByName("2600::1"),
    };

    assertThat(new GuardedResolver(host -> many, List.of()).resolve("x.test"))
        .containsExactly(many[0], many[3]);
    assertThat(
            new GuardedResolver(host -> java.util.Arrays.copyOf(many, 3), List.of())
                .resolve("x.test"))
        .containsExactly(many[0], many[1])
        .hasSize(GuardedResolver.MAX_TRIED);
  }

  @Test
  void anOperatorsRangeIsAllowedAndNothingBesideIt() throws UnknownHostException {
    InetAddress[] found = {InetAddress.getByName("10.1.255.255")};
    List<AddressRange> allowed = AddressRange.parseAll("10.1.0.0/17", "10.1.128.0/17", "fd00::/8");

    assertThat(new GuardedResolver(host -> found, allowed).resolve("x.test")).isEqualTo(found);
    assertThat(new GuardedResolver(host -> found, allowed).resolve("fd12::1")).hasSize(1);
    assertThatThrownBy(() -> new GuardedResolver(host -> found, allowed).resolve("10.2.0.0"))
        .isInstanceOf(GuardedResolver.AddressRefusedException.class);
  }

  @Test
  void aNameWithoutAddressesIsUnknown() {
    GuardedResolver resolver = new GuardedResolver(host -> new InetAddress[0], List.of());

    assertThatThrownBy(() -> resolver.resolve("x.test"))
        .isExactlyInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "0X7F000001",
        "017700000001",
        "127.0.0.01",
        "256.0.0.1",
        "1.2.3.4.5",
        "127.0.0.1.",
        "a.b.1",
        "0x",
        "1.0x"
      })
  void aNumberThatIsReadInSeveralWaysIsAmbiguous(String host) {
    assertThat(HostNames.isAmbiguous(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "1.1.1.1", "[::1]", "1.example", "x1", "a.1b", "example.", "1e"})
  void otherHostsAreNot(String host) {
    assertThat(HostNames.isAmbiguous(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "host/8", "10.1/8", "::/129", "/8"})
  void aRangeThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeIsReadAsItIsWritten() {
    assertThat(AddressRange.parse("10.1.0.0/16")).hasToString("10.1.0.0/16");
    assertThat(AddressRange.parse("10.1.2.3")).isEqualTo(AddressRange.parse("10.1.2.3/32"));
  }

  private static GuardedResolver resolver(String address) throws UnknownHostException {
    InetAddress[] found = {InetAddress.getByName(address)};
    return new GuardedResolver(host -> found, List.of());
  }
}
