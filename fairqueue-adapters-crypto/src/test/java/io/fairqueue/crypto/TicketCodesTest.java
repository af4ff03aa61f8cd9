package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Short codes of tickets: read where they are good, refused wherever anything is different. */
@Tag("A7")
@Tag("N40")
final class TicketCodesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final UUID TICKET = UUID.fromString("0f7e3c1a-90d2-4b58-8a61-5f0e2d3c4b5a");
  private static final EventId EVENT = EventId.parse("6a1f9b42-3c5d-4e7f-8091-a2b3c4d5e6f7");
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private final SigningKeyStore store = new MemoryStores().signingKeys();
  private final SigningKeys keys = new SigningKeys(store, null, IdSource.random());
  private final Tokens tokens = new Tokens(keys);

  @BeforeEach
  void haveAKey() {
    keys.ensure(NOW);
  }

  @Test
  void aCodeNamesItsTicketToItsEventAlone() {
    String code = tokens.code(TICKET, EVENT, NOW);

    assertThat(tokens.ticket(EVENT, code, NOW)).contains(TICKET);
    assertThat(tokens.ticket(new EventId(UUID.randomUUID()), code, NOW)).isEmpty();
  }

  @Test
  void aGoodCodeIsKnownWhereItsEventIsAnother() {
    String code = tokens.code(TICKET, EVENT, NOW);
    EventId other = new EventId(UUID.randomUUID());

    assertThat(tokens.isElsewhere(other, code, NOW)).isTrue();
    assertThat(tokens.isElsewhere(EVENT, code, NOW)).isFalse();
    String altered = code.substring(0, 130) + (code.endsWith("0") ? "1" : "0");
    assertThat(tokens.isElsewhere(other, altered, NOW)).isFalse();
    assertThat(tokens.isElsewhere(other, "x", NOW)).isFalse();
  }

  @Test
  void aCodeIsOf131LettersAndNoneOfItsEndsIsABlank() {
    for (int i = 0; i < 300; i++) {
      assertThat(TicketCode.of("key " + i, UUID.randomUUID(), EVENT).with(new byte[64]))
          .hasSize(131)
          .matches("[^ ].*[^ ]");
    }
    assertThat(tokens.code(TICKET, EVENT, NOW)).hasSize(131).matches("[0-9A-Z $%*+./:-]+");
  }

  @Test
  void whatIsSignedIsTheSameForEver() {
    TicketCode code = TicketCode.of("3f0c2a4e-7d0b-4c7e-9b51-2f6a8f7b6c1d", TICKET, EVENT);

    assertThat(Base45.encode(code.signed())).isEqualTo("PH0%HC6/F5G3FQQV8B.DCTZ10S7NLB9SEZ1");
  }

  @Test
  void aCodeWithOneOtherLetterIsRefused() {
    String code = tokens.code(TICKET, EVENT, NOW);
    Random random = new Random(7);
    for (int at = 0; at < code.length(); at++) {
      var other = new StringBuilder(code);
      char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      if (letter != code.charAt(at)) {
        other.setCharAt(at, letter);
        assertThat(tokens.ticket(EVENT, other.toString(), NOW)).as(other.toString()).isEmpty();
      }
    }
  }

  @Test
  void bytesThatSomebodyMadeUpAreRefused() {
    Random random = new Random(11);
    String code = tokens.code(TICKET, EVENT, NOW);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      byte[] forged = Base45.decode(code);
      assertThat(forged).isNotNull();
      if (forged != null) {
        forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(tokens.ticket(EVENT, Base45.encode(forged), NOW)).isEmpty();
      }
      assertThat(tokens.ticket(EVENT, Base45.encode(bytes), NOW)).isEmpty();
    }
    String own = TicketCode.of(keys.signer(NOW).kid(), TICKET, EVENT).with(new byte[64]);
    assertThat(tokens.ticket(EVENT, own, NOW)).isEmpty();
  }

  @Test
  void theTwinOfASignatureIsRefused() {
    byte[] bytes = Base45.decode(tokens.code(TICKET, EVENT, NOW));
    assertThat(bytes).isNotNull();
    if (bytes != null) {
      byte[] twin = LowSTest.twin(TicketCode.signature(bytes));
      String other = TicketCode.of(keys.signer(NOW).kid(), TICKET, EVENT).with(twin);

      assertThat(tokens.ticket(EVENT, other, NOW)).isEmpty();
    }
  }

  @Test
  void aCodeIsGoodUntilItsKeyIsRevoked() {
    String code = tokens.code(TICKET, EVENT, NOW);
    String kid = keys.signer(NOW).kid();
    Instant later = NOW.plus(SigningKeys.LEAD);
    keys.rotate(KeyUse.TOKEN, NOW);
    assertThat(keys.signer(later).kid()).isNotEqualTo(kid);
    assertThat(tokens.ticket(EVENT, code, later)).contains(TICKET);

    keys.revoke(kid, later);

    assertThat(tokens.ticket(EVENT, code, later)).isEmpty();
  }

  @Test
  void aKeyThatAnotherNodeAddedIsFound() {
    SigningKeys elsewhere = new SigningKeys(store, null, IdSource.random());
    elsewhere.ensure(NOW);
    elsewhere.rotate(KeyUse.TOKEN, NOW);
    Instant later = NOW.plus(SigningKeys.LEAD);

    String code = new Tokens(elsewhere).code(TICKET, EVENT, later);

    assertThat(tokens.ticket(EVENT, code, later)).contains(TICKET);
  }

  @Test
  void otherTokensAreNoCodesAndCodesNoTokens() {
    String code = tokens.code(TICKET, EVENT, NOW);
    String old = tokens.ticket(TICKET, EVENT, NOW, NOW.plusSeconds(60));

    assertThat(tokens.ticket(EVENT, old, NOW)).isEmpty();
    for (TokenKind kind : TokenKind.values()) {
      assertThat(tokens.verify(kind, code, NOW)).isEqualTo(new TokenVerdict.Invalid());
    }
  }
}
