package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.654321Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(24));
  private static final UUID SUBJECT = UUID.randomUUID();
  private static final EventId EVENT = new EventId(UUID.randomUUID());

  private final SigningKeyStore store = new MemoryStores().signingKeys();
  private final SigningKeys keys = new SigningKeys(store, null, IdSource.random());
  private final Tokens tokens = new Tokens(keys);
  private final QueueEntry.Admitted admitted =
      new QueueEntry.Admitted(
          new EntryFacts(new EntryId(UUID.randomUUID()), EVENT, new CustomerId(SUBJECT), 1, 1, NOW),
          NOW,
          NOW.plus(Duration.ofMinutes(5)),
          0);

  @BeforeEach
  void haveAKey() {
    keys.ensure(NOW);
  }

  @Test
  @Tag("A6")
  void aSessionSaysWhoseItIs() {
    OpenedSession opened = tokens.open(TokenKind.CUSTOMER, SUBJECT, 7, NOW, LATER);

    assertThat(opened.facts())
        .isEqualTo(
            new VerifiedToken(
                keys.sessionKey(NOW).kid(),
                SUBJECT,
                opened.facts().session(),
                7,
                null,
                null,
                LATER.truncatedTo(ChronoUnit.SECONDS),
                NOW.truncatedTo(ChronoUnit.SECONDS)));
    assertThat(tokens.verify(TokenKind.CUSTOMER, opened.token(), NOW))
        .isEqualTo(new TokenVerdict.Valid(opened.facts()));
  }

  @Test
  @Tag("A18")
  void eachSessionHasANameOfItsOwnAndOneOfAnOlderReleaseTheSameEachTime() throws Exception {
    var one = tokens.open(TokenKind.CUSTOMER, SUBJECT, 7, NOW, LATER).facts();
    var other = tokens.open(TokenKind.CUSTOMER, SUBJECT, 7, NOW, LATER).facts();
    String nameless = before(new JWTClaimsSet.Builder(claims()).jwtID(null).build());

    UUID named = session(nameless);

    assertThat(one.session()).isNotNull().isNotEqualTo(other.session());
    assertThat(named).isNotNull().isEqualTo(session(nameless));
  }

  @Test
  @Tag("A18")
  void aRenewedSessionIsTheSameWithAnotherEnd() {
    OpenedSession opened = tokens.open(TokenKind.ORGANIZER, SUBJECT, 7, NOW, LATER);
    Instant end = LATER.plus(Duration.ofHours(1));

    OpenedSession renewed = tokens.renew(TokenKind.ORGANIZER, opened.facts(), LATER, end);

    assertThat(renewed.facts().sessionId()).isEqualTo(opened.facts().sessionId());
    assertThat(renewed.facts().epoch()).isEqualTo(7);
    assertThat(renewed.facts().begunAt()).isEqualTo(opened.facts().begunAt());
    assertThat(renewed.facts().expiresAt()).isEqualTo(end.truncatedTo(ChronoUnit.SECONDS));
    assertThat(tokens.verify(TokenKind.ORGANIZER, renewed.token(), LATER))
        .isEqualTo(new TokenVerdict.Valid(renewed.facts()));
    assertThat(tokens.verify(TokenKind.CUSTOMER, renewed.token(), LATER))
        .isInstanceOf(TokenVerdict.Invalid.class);
  }

  private @Nullable UUID session(String token) {
    return tokens.verify(TokenKind.CUSTOMER, token, NOW) instanceof TokenVerdict.Valid valid
        ? valid.token().session()
        : null;
  }

  @ParameterizedTest
  @EnumSource(TokenKind.class)
  @Tag("A6")
  void theTwinOfASignatureIsTakenForTicketsOnly(TokenKind kind) throws JOSEException {
    for (int i = 0; i < 20; i++) {
      String token = kind.isSession() ? before(kind) : token(kind);
      int at = token.lastIndexOf('.') + 1;
      byte[] signature = Base64.getUrlDecoder().decode(token.substring(at));
      assertThat(LowS.isLow(signature)).isTrue();
      String twin =
          token.substring(0, at)
              + Base64.getUrlEncoder().withoutPadding().encodeToString(LowSTest.twin(signature));

      assertThat(tokens.verify(kind, token, NOW)).isInstanceOf(TokenVerdict.Valid.class);
      assertThat(tokens.verify(kind, twin, NOW))
          .isInstanceOf(
              kind == TokenKind.TICKET ? TokenVerdict.Valid.class : TokenVerdict.Invalid.class);
    }
  }

  @Test
  @Tag("D8")
  void anAdmissionIsBoundToFanEventEntryAndEndToTheSecond() {
    String token = tokens.admission(admitted, NOW);

    assertThat(tokens.verify(TokenKind.ADMISSION, token, NOW))
        .isEqualTo(
            new TokenVerdict.Valid(
                new VerifiedToken(
                    kid(),
                    SUBJECT,
                    null,
                    0,
                    EVENT,
                    admitted.id(),
                    Instant.parse("2026-03-01T10:05:00Z"),
                    null)));
  }

  @Test
  @Tag("N1")
  void fetchingAnAdmissionAgainDoesNotMoveItsEnd() throws ParseException {
    SignedJWT first = SignedJWT.parse(tokens.admission(admitted, NOW));
    SignedJWT again = SignedJWT.parse(tokens.admission(admitted, NOW.plusSeconds(299)));

    assertThat(again.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(first.getJWTClaimsSet().getExpirationTime());
  }

  @Test
  void aTicketNamesItsEvent() {
    UUID ticket = UUID.randomUUID();

    assertThat(tokens.verify(TokenKind.TICKET, tokens.ticket(ticket, EVENT, NOW, LATER), NOW))
        .isInstanceOfSatisfying(
            TokenVerdict.Valid.class,
            valid -> {
              assertThat(valid.token().subject()).isEqualTo(ticket);
              assertThat(valid.token().eventId()).isEqualTo(EVENT);
            });
  }

  @Test
  @Tag("A6")
  void aTokenIsOverAtItsEnd() {
    String token = tokens.admission(admitted, NOW);
    Instant end = Instant.parse("2026-03-01T10:05:00Z");

    assertThat(tokens.verify(TokenKind.ADMISSION, token, end.minusNanos(1)))
        .isInstanceOf(TokenVerdict.Valid.class);
    assertThat(tokens.verify(TokenKind.ADMISSION, token, end))
        .isInstanceOfSatisfying(
            TokenVerdict.Expired.class,
            expired -> assertThat(expired.token().entryId()).isEqualTo(admitted.id()));
  }

  @Test
  @Tag("A6")
  void everyChangedCharacterIsNoticed() {
    String token = tokens.session(TokenKind.CUSTOMER, SUBJECT, 0, NOW, LATER);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = token.substring(0, i) + other + token.substring(i + 1);
      assertInvalid(TokenKind.CUSTOMER, tampered);
    }
  }

  @Test
  @Tag("A6")
  void theSpareBitsOfTheLastCharacterAreNoticedToo() {
    String token = tokens.session(TokenKind.CUSTOMER, SUBJECT, 0, NOW, LATER);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    char twin = alphabet.charAt(last ^ 1);

    assertInvalid(TokenKind.CUSTOMER, token.substring(0, token.length() - 1) + twin);
    assertInvalid(TokenKind.CUSTOMER, token + "=");
    assertInvalid(TokenKind.CUSTOMER, token + " ");
  }

  @Test
  @Tag("A6")
  void anotherServersTokenIsRefused() {
    SigningKeys foreign = newKeys();
    foreign.ensure(NOW);

    assertInvalid(
        TokenKind.CUSTOMER,
        new Tokens(foreign).session(TokenKind.CUSTOMER, SUBJECT, 0, NOW, LATER));
  }

  @Test
  @Tag("A6")
  void anotherKeyUnderOurNameIsRefused() throws Exception {
    SigningKeys foreign = newKeys();
    foreign.ensure(NOW);

    assertInvalid(
        TokenKind.CUSTOMER,
        sign(TokenKind.CUSTOMER, foreign.signer(NOW).jws(), JWSAlgorithm.ES256, kid()));
  }

  @Test
  @Tag("A6")
  void anUnsignedTokenIsRefused() {
    assertInvalid(TokenKind.CUSTOMER, new PlainObject(new PlainHeader(), payload()).serialize());
    String session = token(TokenKind.CUSTOMER);
    String header = base64("{\"kid\":\"" + keys.sessionKey(NOW).kid() + "\",\"alg\":\"none\"}");
    String rest = session.substring(session.indexOf('.'));
    assertInvalid(TokenKind.CUSTOMER, header + rest);
    assertInvalid(TokenKind.CUSTOMER, header + rest.substring(0, rest.lastIndexOf('.') + 1));
    assertInvalid(TokenKind.CUSTOMER, session.substring(0, session.lastIndexOf('.') + 1));
  }

  @Test
  @Tag("A6")
  void aSessionIsAnHs256JwsThatTheLibraryMakesToo() throws Exception {
    OctetSequenceKey secret = secret();
    SignedJWT session = SignedJWT.parse(token(TokenKind.CUSTOMER));

    assertThat(session.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(session.getHeader().getKeyID()).isEqualTo(secret.getKeyID());
    assertThat(session.verify(new MACVerifier(secret))).isTrue();
    assertThat(session.getJWTClaimsSet().getAudience()).containsExactly("fairqueue:customer");
    assertThat(session.getJWTClaimsSet().getSubject()).isEqualTo(SUBJECT.toString());
    assertThat(session.getJWTClaimsSet().getExpirationTime().toInstant())
        .isEqualTo(LATER.truncatedTo(ChronoUnit.SECONDS));
    JWSObject same = new JWSObject(session.getHeader(), session.getPayload());
    same.sign(new MACSigner(secret));
    assertThat(tokens.verify(TokenKind.CUSTOMER, same.serialize(), NOW))
        .isInstanceOf(TokenVerdict.Valid.class);
  }

  @Test
  @Tag("A6")
  @Tag("A7")
  void aKeyVerifiesOnlyItsOwnAlgorithmAndUse() throws Exception {
    ECKey ours = (ECKey) JWKSet.parse(keys.jwksJson()).getKeys().getFirst();
    OctetSequenceKey secret = secret();
    JWSSigner es256 = keys.signer(NOW).jws();
    List<byte[]> publicBytes =
        List.of(
            ours.toJSONString().getBytes(StandardCharsets.UTF_8),
            ours.toECPublicKey().getEncoded(),
            (ours.getX() + "." + ours.getY()).getBytes(StandardCharsets.UTF_8),
            keys.jwksJson().getBytes(StandardCharsets.UTF_8));

    for (TokenKind kind : TokenKind.values()) {
      for (String kid : List.of(ours.getKeyID(), secret.getKeyID())) {
        for (byte[] bytes : publicBytes) {
          assertInvalid(kind, sign(kind, new MACSigner(bytes), JWSAlgorithm.HS256, kid));
        }
      }
      assertInvalid(kind, sign(kind, new MACSigner(secret), JWSAlgorithm.HS256, ours.getKeyID()));
      assertInvalid(kind, sign(kind, es256, JWSAlgorithm.ES256, secret.getKeyID()));
      if (!kind.isSession()) {
        assertInvalid(
            kind, sign(kind, new MACSigner(secret), JWSAlgorithm.HS256, secret.getKeyID()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "ORGANIZER"})
  @Tag("A6")
  void aSessionOfBeforeCountsToItsEndAndNoneIsMadeAfter(TokenKind kind) throws JOSEException {
    String before = before(kind);

    assertThat(tokens.verify(kind, before, NOW)).isInstanceOf(TokenVerdict.Valid.class);
    assertThat(tokens.verify(kind, before, LATER)).isInstanceOf(TokenVerdict.Expired.class);
    assertThat(tokens.peek(kind, before, NOW)).isEmpty();
    assertInvalid(
        kind,
        before(
            new JWTClaimsSet.Builder(claims())
                .audience(kind.audience())
                .expirationTime(Date.from(NOW.plus(Duration.ofHours(26))))
                .build()));
    keys.rotate(KeyUse.SESSION, NOW.plus(Duration.ofDays(9)));
    assertInvalid(
        kind,
        before(
            new JWTClaimsSet.Builder(claims())
                .audience(kind.audience())
                .expirationTime(Date.from(NOW.plus(Duration.ofDays(9))))
                .build()));
  }

  @Test
  @Tag("A6")
  void aSessionIsKnownAtAGlimpseUntilItIsOver() {
    OpenedSession opened = tokens.open(TokenKind.CUSTOMER, SUBJECT, 7, NOW, LATER);

    assertThat(tokens.peek(TokenKind.CUSTOMER, opened.token(), NOW)).contains(opened.facts());
    assertThat(tokens.peek(TokenKind.CUSTOMER, opened.token(), LATER)).isEmpty();
    assertThat(tokens.peek(TokenKind.ORGANIZER, opened.token(), NOW)).isEmpty();
    assertThat(tokens.peek(TokenKind.CUSTOMER, token(TokenKind.ADMISSION), NOW)).isEmpty();
  }

  @Test
  @Tag("A6")
  void aTokenWithoutAKeyNameIsRefused() throws Exception {
    assertInvalid(
        TokenKind.CUSTOMER,
        sign(TokenKind.CUSTOMER, keys.signer(NOW).jws(), JWSAlgorithm.ES256, null));
    assertInvalid(
        TokenKind.CUSTOMER,
        sign(TokenKind.CUSTOMER, new MACSigner(secret()), JWSAlgorithm.HS256, null));
  }

  @Test
  void ourOwnSignatureUnderOtherClaimsIsNoToken() throws Exception {
    for (JWTClaimsSet claims :
        new JWTClaimsSet[] {
          new JWTClaimsSet.Builder(claims()).expirationTime(null).build(),
          new JWTClaimsSet.Builder(claims()).subject(null).build(),
          new JWTClaimsSet.Builder(claims()).subject("me").build(),
          new JWTClaimsSet.Builder(claims()).claim("epoch", null).build(),
          new JWTClaimsSet.Builder(claims())
              .audience(Arrays.asList("fairqueue:customer", "fairqueue:organizer"))
              .build(),
        }) {
      assertInvalid(TokenKind.CUSTOMER, before(claims));
      SignedJWT mac =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(secret().getKeyID()).build(), claims);
      mac.sign(new MACSigner(secret()));
      assertInvalid(TokenKind.CUSTOMER, mac.serialize());
    }
  }

  @ParameterizedTest
  @MethodSource("pairsOfKinds")
  @Tag("A7")
  @Tag("N35")
  void aTokenOfOneKindIsRefusedWhereAnotherIsExpected(TokenKind made, TokenKind expected) {
    TokenVerdict verdict = tokens.verify(expected, token(made), NOW);

    assertThat(verdict)
        .isInstanceOf(made == expected ? TokenVerdict.Valid.class : TokenVerdict.Invalid.class);
  }

  static Stream<Arguments> pairsOfKinds() {
    return Arrays.stream(TokenKind.values())
        .flatMap(made -> Arrays.stream(TokenKind.values()).map(kind -> Arguments.of(made, kind)));
  }

  @Test
  void anAdmissionIsNoKindOfSession() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.session(TokenKind.ADMISSION, SUBJECT, 0, NOW, LATER));
  }

  @Test
  @Tag("A6")
  void anOversizedTextIsRefused() {
    String token = tokens.session(TokenKind.CUSTOMER, SUBJECT, 0, NOW, LATER);

    assertInvalid(TokenKind.CUSTOMER, token + "A".repeat(Tokens.MAX_LENGTH));
  }

  @Test
  void anAdmissionVerifiesOfflineWithThePublishedKeys() throws ParseException, JOSEException {
    JWKSet published = JWKSet.parse(keys.jwksJson());
    SignedJWT jwt = SignedJWT.parse(tokens.admission(admitted, NOW));
    ECKey key = (ECKey) published.getKeyByKeyId(jwt.getHeader().getKeyID());

    assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(jwt.getJWTClaimsSet().getStringClaim("event_id")).isEqualTo(EVENT.toString());
    assertThat(jwt.getJWTClaimsSet().getStringClaim("entry_id"))
        .isEqualTo(admitted.id().toString());
  }

  private String token(TokenKind kind) {
    return switch (kind) {
      case ORGANIZER, CUSTOMER -> tokens.session(kind, SUBJECT, 0, NOW, LATER);
      case ADMISSION -> tokens.admission(admitted, NOW);
      case TICKET -> tokens.ticket(SUBJECT, EVENT, NOW, LATER);
    };
  }

  private void assertInvalid(TokenKind kind, String token) {
    assertThat(tokens.verify(kind, token, NOW)).isEqualTo(new TokenVerdict.Invalid());
  }

  private String kid() {
    return keys.signer(NOW).kid();
  }

  private JWTClaimsSet claims() {
    try {
      return SignedJWT.parse(tokens.session(TokenKind.CUSTOMER, SUBJECT, 0, NOW, LATER))
          .getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private Payload payload() {
    return new Payload(claims().toJSONObject());
  }

  /** A session as the release before made it. */
  private String before(TokenKind kind) throws JOSEException {
    return before(new JWTClaimsSet.Builder(claims()).audience(kind.audience()).build());
  }

  private String before(JWTClaimsSet claims) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid()).build(), claims);
    jwt.sign(keys.signer(NOW).jws());
    return jwt.serialize();
  }

  private OctetSequenceKey secret() throws ParseException {
    for (StoredKey key : store.list()) {
      if (key.use() == KeyUse.SESSION) {
        return OctetSequenceKey.parse(key.privateJwk());
      }
    }
    throw new AssertionError("there is no key for sessions");
  }

  private String sign(
      TokenKind kind, JWSSigner signer, JWSAlgorithm algorithm, @Nullable String kid)
      throws Exception {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(algorithm).keyID(kid).build(),
            SignedJWT.parse(token(kind)).getPayload());
    jws.sign(signer);
    return jws.serialize();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SigningKeys newKeys() {
    return new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
  }
}
