package io.fairqueue.messages.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UnsubscribeTokensTest {

  private final UnsubscribeTokens tokens = new UnsubscribeTokens(new byte[32]);

  @Test
  void a_token_names_its_fan_and_nobody_makes_one() {
    CustomerId fan = new CustomerId(UUID.randomUUID());
    String token = tokens.write(fan);

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(tokens.read(token)).contains(fan);
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(new UnsubscribeTokens(other).read(token)).isEmpty();
    char last = token.charAt(10) == 'A' ? 'B' : 'A';
    for (String bent :
        List.of(
            "",
            "x",
            token.substring(1),
            token + "AA",
            token.substring(0, 10) + last + token.substring(11),
            "%%%")) {
      assertThat(tokens.read(bent)).as(bent).isEmpty();
    }
  }
}
