package io.fairqueue.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairqueue.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedReadsTest {

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  @Test
  void whoComesAloneReadsForHimself() {
    SharedReads<Integer, String> reads = new SharedReads<>(this::words);

    assertThat(reads.get(7)).contains("7");
    assertThat(reads.get(-1)).isEmpty();
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void whoComeWhileSomebodyReadsShareTheNextRead() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    SharedReads<Integer, String> reads =
        new SharedReads<>(
            keys -> {
              Map<Integer, String> words = words(keys);
              waitFor(go);
              return words;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<String>> first = callers.submit(() -> reads.get(0));
      await().until(() -> sizes.size() == 1);
      List<Future<Optional<String>>> others = new ArrayList<>();
      for (int i = 1; i <= 100; i++) {
        int key = i % 50;
        others.add(callers.submit(() -> reads.get(key)));
      }
      go.countDown();

      assertThat(first.get()).contains("0");
      for (int i = 1; i <= 100; i++) {
        assertThat(others.get(i - 1).get()).contains(Integer.toString(i % 50));
      }
    }
    assertThat(sizes).hasSizeLessThan(101);
  }

  @Test
  void everybodyOfAGreatCrowdIsAnswered() throws Exception {
    SharedReads<Integer, String> reads = new SharedReads<>(this::words);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20_000).mapToObj(i -> callers.submit(() -> reads.get(i))).toList();
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).contains(Integer.toString(i));
      }
    }
    assertThat(sizes).allMatch(size -> size <= 500);
  }

  @Test
  void aReadThatFailsFailsThoseWhoSharedItAndNobodyElse() {
    var failing = new boolean[] {true};
    SharedReads<Integer, String> reads =
        new SharedReads<>(
            keys -> {
              if (failing[0]) {
                throw new StoreUnavailableException("postgres", "away");
              }
              return words(keys);
            });

    assertThatThrownBy(() -> reads.get(1)).isInstanceOf(StoreUnavailableException.class);
    failing[0] = false;
    assertThat(reads.get(1)).contains("1");
  }

  private Map<Integer, String> words(Collection<Integer> keys) {
    sizes.add(keys.size());
    return keys.stream()
        .filter(key -> key >= 0)
        .collect(Collectors.toMap(key -> key, key -> Integer.toString(key)));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
