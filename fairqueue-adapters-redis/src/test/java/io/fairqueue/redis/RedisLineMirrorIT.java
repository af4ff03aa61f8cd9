package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.LineMirror.Applied;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.LineMirrorContract;
import io.fairqueue.usecase.LineFollower;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisLineMirrorIT extends LineMirrorContract {

  private static final long[] NOBODY = {};
  private static final int CROWD = 25_000;

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisLineMirror mirror = new RedisLineMirror(redis);
  private final EventId event = new EventId(UUID.randomUUID());

  @Override
  protected LineMirror mirror() {
    return mirror;
  }

  @Test
  void aChangeMayHaveThousandsOfPlaces() {
    long[] crowd = LongStream.rangeClosed(1, CROWD).toArray();
    long[] odd = LongStream.rangeClosed(1, CROWD).filter(place -> place % 2 == 1).toArray();
    mirror.load(new LineSnapshot(event, 0, NOBODY));

    assertThat(mirror.apply(new LineChange(event, 1, crowd, NOBODY))).isEqualTo(Applied.APPLIED);
    assertThat(mirror.position(event, CROWD)).hasValue(CROWD);
    assertThat(mirror.apply(new LineChange(event, 2, NOBODY, odd))).isEqualTo(Applied.APPLIED);

    assertThat(mirror.position(event, CROWD)).hasValue(CROWD / 2);
    assertThat(mirror.position(event, CROWD - 1)).isEmpty();
  }

  @Test
  void aSnapshotMayHaveThousandsOfPlaces() {
    long[] crowd = LongStream.rangeClosed(1, CROWD).map(place -> place * 2).toArray();

    mirror.load(new LineSnapshot(event, 9, crowd));

    assertThat(mirror.rev(event)).hasValue(9);
    assertThat(mirror.position(event, 2 * CROWD)).hasValue(CROWD);
    assertThat(mirror.position(event, 3)).isEmpty();
  }

  @Test
  void anEmptyLineIsNoMissingCopy() {
    mirror.load(new LineSnapshot(event, 0, NOBODY));

    assertThat(mirror.rev(event)).hasValue(0);
    assertThat(mirror.apply(new LineChange(event, 1, new long[] {1}, NOBODY)))
        .isEqualTo(Applied.APPLIED);
    assertThat(mirror.apply(new LineChange(event, 2, NOBODY, new long[] {1})))
        .isEqualTo(Applied.APPLIED);
    assertThat(mirror.rev(event)).hasValue(2);
  }

  @Test
  void anOlderSnapshotDoesNotReplaceALaterCopy() {
    mirror.load(new LineSnapshot(event, 7, new long[] {1, 2}));

    mirror.load(new LineSnapshot(event, 6, new long[] {1, 2, 3}));

    assertThat(mirror.rev(event)).hasValue(7);
    assertThat(mirror.position(event, 3)).isEmpty();
  }

  @Test
  void loadingLeavesNoKeysBehind() {
    mirror.load(new LineSnapshot(event, 7, new long[] {1, 2}));
    mirror.load(new LineSnapshot(event, 6, new long[] {1}));
    mirror.load(new LineSnapshot(event, 8, new long[] {2}));
    mirror.forget(event);

    List<String> keys = redis.call(commands -> commands.keys("fq:{" + event + "}*"));
    assertThat(keys).isEmpty();
  }

  @Test
  void theCopyOfAnEventThatIsOverGoesAwayByItself() {
    mirror.load(new LineSnapshot(event, 1, new long[] {1}));
    mirror.apply(new LineChange(event, 2, new long[] {2}, NOBODY));

    long stays = redis.call(commands -> commands.pttl("fq:{" + event + "}:mirror"));
    assertThat(stays).isPositive();
  }

  @Test
  @Tag("D12")
  void aLostCopyIsAGapAndTheFollowerHealsIt() {
    MemoryStores truth = new MemoryStores();
    Fixtures fixtures = new Fixtures(truth);
    EventId line = fixtures.newLine(OptionalInt.empty());
    LineFollower follower = new LineFollower(mirror, truth.lineLog());
    fixtures.join(line, fixtures.customer(), Fixtures.START);
    fixtures.join(line, fixtures.customer(), Fixtures.START);
    follower.check(line);
    assertThat(mirror.position(line, 2)).hasValue(2);

    redis.call(commands -> commands.del("fq:{" + line + "}:mirror"));
    assertThat(mirror.rev(line)).isEmpty();
    assertThat(mirror.apply(new LineChange(line, 3, new long[] {3}, NOBODY)))
        .isEqualTo(Applied.GAP);
    follower.check(line);

    assertThat(mirror.rev(line)).hasValue(truth.lineLog().rev(line));
    assertThat(mirror.position(line, 2)).hasValue(2);
  }
}
