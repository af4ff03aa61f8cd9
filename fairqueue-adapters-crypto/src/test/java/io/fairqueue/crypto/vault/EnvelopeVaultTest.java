package io.fairqueue.crypto.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.port.ServerSecrets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class EnvelopeVaultTest {

  private static final String SECRET = "sixteen characters";

  private final Kept kept = new Kept();

  @Test
  void what_was_sealed_is_opened_on_every_node() {
    EnvelopeVault vault = new EnvelopeVault(kept, SECRET);
    String sealed = vault.seal("a", "whsec_1");

    assertThat(sealed).doesNotContain("whsec_1").isNotEqualTo(vault.seal("a", "whsec_1"));
    assertThat(new EnvelopeVault(kept, SECRET).open("a", sealed)).isEqualTo("whsec_1");
  }

  @Test
  void it_is_bound_to_its_name_and_to_every_byte() {
    EnvelopeVault vault = new EnvelopeVault(kept, SECRET);
    String sealed = vault.seal("a", "whsec_1");

    for (String other : new String[] {"", "AAAA", "?", sealed.substring(4), "AAAA" + sealed}) {
      assertThatThrownBy(() -> vault.open("a", other)).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> vault.open("b", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_is_locked_by_the_operators_secret() {
    String sealed = new EnvelopeVault(kept, SECRET).seal("a", "whsec_1");

    assertThat(kept.text()).startsWith("scrypt$");
    for (String other : new String[] {null, "another secret of 16"}) {
      assertThatThrownBy(() -> new EnvelopeVault(kept, other).open("a", sealed))
          .isInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining("FAIRQUEUE_KEY_SECRET");
    }
  }

  @Test
  void a_key_in_the_clear_is_locked_once_there_is_a_secret() {
    String sealed = new EnvelopeVault(kept, null).seal("a", "whsec_1");
    assertThat(kept.text()).startsWith("clear$");

    assertThat(new EnvelopeVault(kept, SECRET).open("a", sealed)).isEqualTo("whsec_1");

    assertThat(kept.text()).startsWith("scrypt$");
    assertThat(new EnvelopeVault(kept, SECRET).open("a", sealed)).isEqualTo("whsec_1");
  }

  /** Secrets of a server, in this process. */
  private static final class Kept implements ServerSecrets {

    private final Map<String, byte[]> all = new ConcurrentHashMap<>();

    @Override
    public byte[] firstOf(String name, byte[] mine) {
      all.putIfAbsent(name, mine);
      return all.get(name);
    }

    @Override
    public synchronized boolean replace(String name, byte[] before, byte[] after) {
      boolean isSame = Arrays.equals(all.get(name), before);
      if (isSame) {
        all.put(name, after);
      }
      return isSame;
    }

    String text() {
      return new String(all.values().iterator().next(), UTF_8);
    }
  }
}
