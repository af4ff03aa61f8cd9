package io.fairqueue.tck.contract.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Stores;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A webhook is worked on by one node, which is the one that received it as long as that lives. */
@Tag("G17")
public abstract class WebhookNodesContract {

  private static final int MANY = 60;
  private static final Duration LEASE = Duration.ofSeconds(5);

  /** Once to find what it concerns, once to give it its effect. */
  private static final int READS = 2;

  private final ManualTime time = new ManualTime(Fixtures.START);

  /** The stores of a node, on the same facts each time. */
  protected abstract Stores node();

  @Test
  void whoReceivedItWorksOnItAlone() {
    List<Node> nodes = List.of(new Node(), new Node());
    List<List<String>> bodies = List.of(bodies(), bodies());

    Race.of(
        4,
        i -> {
          Node node = nodes.get(i % 2);
          for (String body : bodies.get(i % 2)) {
            if (i < 2) {
              node.receive(body);
              node.fairQueue.ticks().receivedWebhooks();
            } else {
              node.fairQueue.ticks().webhooks();
            }
          }
          return i;
        });

    for (int i = 0; i < 2; i++) {
      Map<String, Integer> reads = nodes.get(i).reads;
      assertThat(reads).containsOnlyKeys(bodies.get(i));
      assertThat(reads.values()).containsOnly(1 + READS);
    }
    assertThat(done()).containsAll(bodies.get(0)).containsAll(bodies.get(1));
  }

  @Test
  void whatADeadNodeReceivedIsAnothers() {
    Node dead = new Node();
    Node other = new Node();
    String body = body();
    dead.receive(body);

    time.advance(LEASE.minusMillis(1));
    other.fairQueue.ticks().webhooks();
    assertThat(other.reads).doesNotContainKey(body);
    time.advance(Duration.ofMillis(1));
    other.fairQueue.ticks().webhooks();

    assertThat(other.reads).containsEntry(body, READS);
    assertThat(done()).contains(body);
    dead.fairQueue.ticks().webhooks();
    assertThat(dead.reads).containsEntry(body, 1);
  }

  @Test
  void ofThoseWhoTakeWhatADeadNodeReceivedOneHasIt() {
    Node dead = new Node();
    List<Node> others = List.of(new Node(), new Node());
    List<String> bodies = bodies();
    bodies.forEach(dead::receive);
    time.advance(LEASE);

    Race.of(
        4,
        i -> {
          others.get(i % 2).fairQueue.ticks().webhooks();
          return i;
        });

    List<Integer> reads =
        bodies.stream()
            .map(body -> others.stream().mapToInt(node -> node.reads.getOrDefault(body, 0)).sum())
            .toList();
    assertThat(reads).containsOnly(READS);
    assertThat(done()).containsAll(bodies);
  }

  @Test
  void aNodeThatHasTooMuchToDoLeavesTheRestToOthers() {
    Node busy = new Node();
    Node other = new Node();
    Stream.generate(WebhookNodesContract::body).limit(1_000).forEach(busy::receive);
    String body = body();

    busy.receive(body);
    while (!other.reads.containsKey(body)) {
      other.fairQueue.ticks().webhooks();
      assertThat(other.reads).hasSizeLessThanOrEqualTo(1);
    }

    assertThat(done()).contains(body);
    for (int i = 0; i < 10; i++) {
      busy.fairQueue.ticks().receivedWebhooks();
    }
    assertThat(busy.reads.values()).filteredOn(reads -> reads == 1 + READS).hasSize(1_000);
  }

  private List<String> done() {
    return node().webhooks().withOutcome(List.of(WebhookInbox.UNKNOWN_REFERENCE), 10_000).stream()
        .map(ended -> new String(ended.body(), UTF_8))
        .toList();
  }

  private static List<String> bodies() {
    return IntStream.range(0, MANY).mapToObj(i -> body()).toList();
  }

  /** About a payment that nobody knows. */
  private static String body() {
    return "1 declined " + UUID.randomUUID();
  }

  /** Counts how often it reads each webhook. */
  private final class Node {

    final Map<String, Integer> reads = new ConcurrentHashMap<>();
    final FairQueue fairQueue =
        FairQueue.builder().stores(node()).time(time).gateway(counting()).build();

    void receive(String body) {
      byte[] bytes = body.getBytes(UTF_8);
      fairQueue.payments().receive(bytes, ScriptedGateway.signature(bytes));
    }

    private PaymentGateway counting() {
      ScriptedGateway gateway = new ScriptedGateway();
      return (PaymentGateway)
          Proxy.newProxyInstance(
              PaymentGateway.class.getClassLoader(),
              new Class<?>[] {PaymentGateway.class},
              (self, method, arguments) -> {
                if (method.getName().equals("read")) {
                  reads.merge(new String((byte[]) arguments[0], UTF_8), 1, Integer::sum);
                }
                return method.invoke(gateway, arguments);
              });
    }
  }
}
