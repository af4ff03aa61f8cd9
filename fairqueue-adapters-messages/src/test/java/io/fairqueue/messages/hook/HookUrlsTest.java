package io.fairqueue.messages.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookUrlsTest {

  private static final HookUrls STRICT = new HookUrls(HookSettings.defaults(), HookUrlsTest::name);
  private static final HookUrls LOOSE =
      new HookUrls(HookSettings.defaults().withLoopback(true), HookUrlsTest::name);

  /** Names as the test wants them; literals are themselves. */
  private static InetAddress[] name(String host) throws UnknownHostException {
    return switch (host) {
      case "shop.example" -> addresses("93.184.215.14");
      case "localhost", "localhost." -> addresses("127.0.0.1");
      case "inside.example" -> addresses("10.0.0.7");
      case "half.example" -> addresses("93.184.215.14", "127.0.0.1");
      case "unknown.example" -> throw new UnknownHostException(host);
      default -> addresses(host);
    };
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] all = new InetAddress[literals.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByName(literals[i]);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/hook",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "shop.example/hook",
        "https:shop.example",
        "https://",
        "https:///hook",
        "https://user:secret@shop.example/",
        "https://user@shop.example/",
        "https://shop.example:80/",
        "https://shop.example:22/",
        "https://shop.example:1023/",
        "https://shop.example:0/",
        "https://shop.example:65536/",
        "https://shop.example/#part",
        "https://shop example/",
        "https://shop.example/\r\nx-evil: 1",
        "https://localhost/",
        "https://localhost./",
        "https://inside.example/",
        "https://half.example/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.01/",
        "https://010.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.1.1/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1%25eth0]/",
        "https://[fd00:ec2::254]/",
        "https://①②⑦.0.0.1/"
      })
  void refuses(String url) {
    assertThat(STRICT.refusal(url)).isNotNull().startsWith("must");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example/hook?a=b",
        "HTTPS://shop.example:443/",
        "https://shop.example:8443/",
        "https://shop.example:1024/",
        "https://shop.example:65535/",
        "https://93.184.215.14/",
        "https://[2606:4700:4700::1111]:8443/",
        "https://unknown.example/"
      })
  void allows(String url) {
    assertThat(STRICT.refusal(url)).isNull();
  }

  @Test
  void a_url_is_at_most_2000_characters_long() {
    String start = "https://shop.example/";

    assertThat(STRICT.refusal(start + "a".repeat(2_000 - start.length()))).isNull();
    assertThat(STRICT.refusal(start + "a".repeat(2_001 - start.length())))
        .isEqualTo("must have at most 2000 characters");
  }

  @Test
  void this_machine_may_be_called_without_tls_to_try_things_out() {
    assertThat(LOOSE.refusal("http://localhost:8080/hook")).isNull();
    assertThat(LOOSE.refusal("http://127.0.0.1:8080/hook")).isNull();
    assertThat(LOOSE.refusal("https://shop.example/")).isNull();
    assertThat(LOOSE.refusal("http://shop.example:8080/")).isNotNull();
    assertThat(LOOSE.refusal("http://unknown.example:8080/")).isNotNull();
    assertThat(LOOSE.refusal("http://127.0.0.1/")).isNotNull();
    assertThat(LOOSE.refusal("https://10.0.0.1/")).isNotNull();
  }
}
