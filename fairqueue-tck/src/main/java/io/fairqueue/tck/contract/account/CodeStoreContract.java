package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link CodeStore} does. */
public abstract class CodeStoreContract {

  private static final Instant START = Fixtures.START;
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final String HOME = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.7";

  private final CodeSubject subject = CodeSubject.login(Fixtures.email());

  /** The store under test: one shared instance per class is fine. */
  protected abstract CodeStore codes();

  @Test
  @Tag("A4")
  void aCodeWorksOnceAndTellsItsNote() {
    UUID request = put("123456", HOME);

    assertThat(take(request, "123456", ELSEWHERE)).hasValue("note 123456");
    assertThat(take(request, "123456", ELSEWHERE)).isEmpty();
    assertThat(take(null, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A4")
  void aCodeWorksWithoutItsRequestToo() {
    UUID request = put("123456", HOME);

    assertThat(take(null, "123456", ELSEWHERE)).hasValue("note 123456");
    assertThat(take(request, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A4")
  void aCodeWorksUntilItsTimeIsOver() {
    UUID first = put("123456", HOME);
    assertThat(takeAt(first, "123456", START.plus(TTL).minusMillis(1))).isPresent();

    UUID second = put("123456", HOME);
    assertThat(takeAt(second, "123456", START.plus(TTL))).isEmpty();
    assertThat(takeAt(null, "123456", START.plus(TTL))).isEmpty();
  }

  @Test
  @Tag("A5")
  void theFifthWrongTryBurnsTheCode() {
    UUID request = put("123456", HOME);
    tryWrong(request, HOME, CodeStore.MAX_WRONG_TRIES);

    assertThat(take(request, "123456", HOME)).isEmpty();
    assertThat(take(null, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A5")
  void fewerWrongTriesDoNot() {
    UUID request = put("123456", HOME);
    tryWrong(request, HOME, CodeStore.MAX_WRONG_TRIES - 1);

    assertThat(take(request, "123456", HOME)).isPresent();
  }

  @Test
  @Tag("A5")
  void fiveWrongTriesWithoutItsRequestCloseItToSuchTries() {
    put("123456", HOME);
    tryWrong(null, HOME, CodeStore.MAX_WRONG_TRIES);

    assertThat(take(null, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A16")
  void whoKnowsTheRequestIsNotBurntByWhoDoesNot() {
    UUID request = put("123456", HOME);
    tryWrong(null, HOME, 50);
    tryWrong(UUID.randomUUID(), HOME, 50);
    tryWrong(put("777777", HOME), HOME, 50);

    assertThat(take(request, "123456", HOME)).isPresent();
  }

  @Test
  @Tag("A16")
  void whoTriesFromElsewhereDoesNotBurnWhatWasAskedForHere() {
    put("123456", HOME);
    tryWrong(null, ELSEWHERE, 50);

    assertThat(take(null, "123456", ELSEWHERE)).isEmpty();
    assertThat(take(null, "123456", HOME)).isPresent();
  }

  @Test
  @Tag("A16")
  void othersRequestsDropNoCode() {
    UUID mine = put("123456", HOME);
    for (int i = 0; i < CodeStore.MAX_LIVE; i++) {
      put("777777", ELSEWHERE);
    }

    assertThat(take(null, "123456", HOME)).as("the newest of its origin").isPresent();
    assertThat(take(mine, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A5")
  void anOriginKeepsItsNewestCodes() {
    List<UUID> requests = new ArrayList<>();
    for (int i = 0; i <= CodeStore.MAX_LIVE_OF_ORIGIN; i++) {
      requests.add(put("10%04d".formatted(i), HOME));
    }

    assertThat(take(requests.get(0), "100000", HOME)).as("the oldest one").isEmpty();
    assertThat(take(requests.get(1), "100001", HOME)).isPresent();
    assertThat(take(requests.getLast(), "10%04d".formatted(requests.size() - 1), HOME)).isPresent();
    assertThat(take(null, "100002", HOME)).as("an old one, without its request").isEmpty();
  }

  @Test
  @Tag("A5")
  void soManyAreKeptInAll() {
    UUID first = put("123456", HOME);
    for (int i = 0; i < CodeStore.MAX_LIVE; i++) {
      put("777777", "192.0.2." + (i + 2));
    }

    assertThat(take(first, "123456", HOME)).isEmpty();
  }

  @Test
  @Tag("A4")
  void twoCodesLiveBesideEachOther() {
    UUID first = put("111111", HOME);
    UUID second = put("222222", HOME);

    assertThat(take(first, "222222", HOME)).as("of another request").isEmpty();
    assertThat(take(second, "222222", HOME)).isPresent();
    assertThat(take(first, "111111", HOME)).isPresent();
  }

  @Test
  @Tag("A4")
  void aCodeIsForOneSubjectAndPurpose() {
    var account = new CustomerId(UUID.randomUUID());
    UUID request = UUID.randomUUID();
    put(CodeSubject.changeOfMail(account), request, "123456", HOME);

    for (CodeSubject other :
        List.of(
            subject,
            CodeSubject.changeOfMail(new CustomerId(UUID.randomUUID())),
            new CodeSubject(CodeSubject.Purpose.LOGIN, account.toString()))) {
      assertThat(codes().take(other, new CodeStore.Offered(request, code("123456"), HOME), START))
          .isEmpty();
    }
    assertThat(
            codes()
                .take(
                    CodeSubject.changeOfMail(account),
                    new CodeStore.Offered(null, code("123456"), HOME),
                    START))
        .isPresent();
  }

  @Test
  @Tag("A4")
  void ofManyWithTheRightCodeOneGetsIn() {
    UUID request = put("123456", HOME);

    List<Optional<String>> in = Race.of(20, i -> take(i % 2 == 0 ? request : null, "123456", HOME));

    assertThat(in).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  @Tag("A5")
  void guessingAtOnceGivesNoMoreTries() {
    UUID request = put("000007", HOME);

    Race.of(40, i -> take(request, "9%05d".formatted(i), HOME));

    assertThat(take(request, "000007", HOME)).isEmpty();
  }

  private UUID put(String code, String origin) {
    UUID request = UUID.randomUUID();
    put(subject, request, code, origin);
    return request;
  }

  private void put(CodeSubject of, UUID request, String code, String origin) {
    codes()
        .put(
            of,
            new CodeStore.Issued(request, code(code), origin, "note " + code, START.plus(TTL)),
            START);
  }

  private Optional<String> take(@Nullable UUID request, String code, String origin) {
    return codes().take(subject, new CodeStore.Offered(request, code(code), origin), START);
  }

  private Optional<String> takeAt(@Nullable UUID request, String code, Instant now) {
    return codes().take(subject, new CodeStore.Offered(request, code(code), HOME), now);
  }

  private void tryWrong(@Nullable UUID request, String origin, int times) {
    IntStream.range(0, times)
        .forEach(i -> assertThat(take(request, "0000%02d".formatted(i), origin)).isEmpty());
  }

  private static OneTimeCode code(String digits) {
    return new OneTimeCode(digits);
  }
}
