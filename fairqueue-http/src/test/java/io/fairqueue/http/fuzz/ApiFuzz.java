package io.fairqueue.http.fuzz;

import io.fairqueue.http.driver.ApiContract;
import io.fairqueue.http.driver.ApiContract.Operation;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Sends requests for every operation for some time, and judges what is answered. */
public final class ApiFuzz {

  private static final int WORKERS = 3;
  private static final int REQUESTS_PER_ROUND = 700;
  private static final int MAX_FAULTS = 40;
  private static final int NO_ANSWER = 999;

  private final TestServer server;
  private final ApiContract contract;
  private final long seed;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, World.Bearer> takers = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<Integer, AtomicInteger> byStatus = new ConcurrentHashMap<>();
  private final Map<String, Set<Integer>> byOperation = new ConcurrentHashMap<>();
  // One example of each kind of fault.
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> hangs = new ConcurrentLinkedQueue<>();

  public ApiFuzz(TestServer server, ApiContract contract, long seed) {
    this.server = server;
    this.contract = contract;
    this.seed = seed;
  }

  /** Goes on for so long. */
  public void run(Duration time) {
    int round = 0;
    World world = new World(server);
    long end = System.nanoTime() + time.toNanos();
    do {
      // What requests are about wears out: events end, claims are let go.
      round(round == 0 ? world : new World(server), seed + (long) round * WORKERS, end);
      round++;
    } while (System.nanoTime() < end);
  }

  private void round(World world, long itsSeed, long end) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      Random random = new Random(itsSeed + i);
      workers.add(Thread.ofVirtual().start(() -> work(world, random, end)));
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while requests are made", e);
      }
    }
  }

  private void work(World world, Random random, long end) {
    try {
      var asked = new Requests(contract, server.url(), world, takers, random);
      List<Operation> operations = contract.operations();
      for (int i = 0; i < REQUESTS_PER_ROUND && System.nanoTime() < end; i++) {
        Requests.Made made = asked.next(operations.get(random.nextInt(operations.size())));
        int status = ask(made);
        if (status != 401 && status != 403) {
          asked.taken(made);
        }
      }
    } catch (RuntimeException | Error e) {
      faults.put("a worker ended", e.toString());
    }
  }

  private int ask(Requests.Made made) {
    requests.incrementAndGet();
    try {
      var response = client.send(made.request(), BodyHandlers.ofInputStream());
      String type = ApiContract.mediaType(response);
      try (InputStream in = response.body()) {
        String body =
            type.equals("text/event-stream")
                ? ""
                : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        judge(made, response.statusCode(), type, body);
        return response.statusCode();
      }
    } catch (HttpTimeoutException e) {
      hangs.add(made.toString());
    } catch (IOException e) {
      faults.put(made.operation() + " broke off: " + e.getMessage(), made.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an answer", e);
    }
    return NO_ANSWER;
  }

  private void judge(Requests.Made made, int status, String type, String body) {
    byStatus.computeIfAbsent(status, unused -> new AtomicInteger()).incrementAndGet();
    byOperation
        .computeIfAbsent(made.operation().toString(), unused -> ConcurrentHashMap.newKeySet())
        .add(status);
    List<String> found =
        made.stray()
            ? contract.faultsOfStray(status, type, body)
            : contract.faults(made.operation(), status, type, body);
    for (String fault : found) {
      if (faults.size() < MAX_FAULTS) {
        faults.putIfAbsent(
            made.operation() + " → " + status + " " + fault,
            made + " → " + body.substring(0, Math.min(400, body.length())));
      }
    }
  }

  public int requests() {
    return requests.get();
  }

  /** What answers broke, each with one request that it was the answer to. */
  public Map<String, String> faults() {
    return new TreeMap<>(faults);
  }

  /** Requests that were not answered in time. */
  public List<String> hangs() {
    return List.copyOf(hangs);
  }

  /** Operations, requests, answers by status. */
  public String figures() {
    Set<String> refused = new TreeSet<>();
    byOperation.forEach(
        (operation, statuses) -> {
          if (statuses.stream().noneMatch(status -> status < 400)) {
            refused.add(operation);
          }
        });
    return "fuzz: seed %d, %d operations, %d requests, answers %s, hangs %d; never well: %s"
        .formatted(
            seed,
            contract.operations().size(),
            requests.get(),
            new TreeMap<>(byStatus)
                .entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}")),
            hangs.size(),
            refused);
  }
}
