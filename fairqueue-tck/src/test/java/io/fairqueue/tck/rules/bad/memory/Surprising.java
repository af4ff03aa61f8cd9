package io.fairqueue.tck.rules.bad.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One method for each way to get what nobody passed in. */
final class Surprising {

  Instant now() {
    return Instant.now();
  }

  Supplier<Instant> nowLater() {
    return Instant::now;
  }

  InstantSource source() {
    return InstantSource.system();
  }

  Clock clock() {
    return Clock.system(ZoneId.of("UTC"));
  }

  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  double chance() {
    return Math.random();
  }

  RandomGenerator unseeded() {
    return new Random();
  }

  RandomGenerator whatever() {
    return RandomGenerator.getDefault();
  }

  int local() {
    return ThreadLocalRandom.current().nextInt();
  }

  UUID id() {
    return UUID.randomUUID();
  }

  Supplier<UUID> idLater() {
    return UUID::randomUUID;
  }

  RandomGenerator seeded() {
    return new Random(7);
  }

  void print() {
    System.out.println("printed");
  }
}
