package io.fairqueue.http.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.TierLevel;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.http.board.BoardBody;
import io.fairqueue.http.board.BoardNotice;
import io.fairqueue.http.line.PositionBody;
import io.fairqueue.http.socket.FrameReader;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/realtime.md says of sockets is all that there is. */
@Tag("E5")
@Tag("I13")
final class RealtimeDocsTest {

  private final String paper = paper();

  static Stream<String> fields() {
    return Stream.of(
            PositionBody.class,
            Messages.AdmittedMessage.class,
            Messages.EventMessage.class,
            Messages.EventChangedMessage.class,
            Messages.ClaimMessage.class,
            BoardBody.class,
            BoardBody.TierBody.class,
            BoardBody.BlocksBody.class,
            BoardNotice.class,
            Messages.ErrorMessage.class)
        .flatMap(message -> Arrays.stream(message.getRecordComponents()))
        .map(field -> snake(field.getName()))
        .distinct();
  }

  static Stream<String> words() {
    return Stream.of(
            List.of(EntryStatus.values()).stream().map(Enum::name),
            List.of(ClaimStatus.values()).stream().map(Enum::name),
            List.of(ReleaseReason.values()).stream().map(Enum::name),
            List.of(SalePhase.values()).stream().map(Enum::name),
            List.of(TierLevel.values()).stream().map(Enum::name),
            List.of(NoticeLevel.values()).stream().map(Enum::name),
            List.of(ShownStatus.values()).stream().map(Enum::name))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource({"fields", "words"})
  void everyFieldAndWordIsThere(String field) {
    assertThat(paper).contains("`" + field + "`");
  }

  @ParameterizedTest
  @EnumSource(CloseCause.class)
  void everyFarewellIsThere(CloseCause cause) {
    var reason = cause.toCloseReason();
    assertThat(paper).contains("| %d | `%s` |".formatted(reason.getCode(), reason.getReason()));
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void theNumbersAreTrue(Limit limit) {
    assertThat(paper).contains(limit.sentence);
  }

  private enum Limit {
    PING("After %d seconds in which nothing", Connection.PING_AFTER.toSeconds()),
    END("after %d seconds it is left", Connection.GIVE_UP_AFTER.toSeconds()),
    SIZE("at most %d KiB", FrameReader.MAX_LENGTH / 1_024),
    CONNECTIONS("up to %d for each fan and event", Rooms.MAX_PER_FAN);

    private final String sentence;

    Limit(String sentence, long number) {
      this.sentence = sentence.formatted(number);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String paper() {
    try (InputStream file =
        Objects.requireNonNull(RealtimeDocsTest.class.getResourceAsStream("/docs/realtime.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no paper", e);
    }
  }
}
