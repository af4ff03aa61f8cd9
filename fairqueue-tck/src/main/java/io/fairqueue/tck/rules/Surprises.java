package io.fairqueue.tck.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import io.fairqueue.port.IdSource;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Accesses by which code gets what nobody passed to it; calls and method references alike. */
final class Surprises {

  static final DescribedPredicate<JavaAccess<?>> TIME_OR_CHANCE =
      describe("ask the platform for time or chance", Surprises::isTimeOrChance);

  static final DescribedPredicate<JavaAccess<?>> CONSOLE =
      describe(
          "use the console",
          access -> is(access, System.class, Set.of("out", "err", "in", "console")));

  private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime");

  private Surprises() {}

  private static boolean isTimeOrChance(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return isOf(target, Clock.class)
        || (target.getName().equals("now")
            && target.getOwner().getPackageName().equals("java.time"))
        || is(access, InstantSource.class, Set.of("system"))
        || is(access, System.class, CLOCKS)
        || is(access, Math.class, Set.of("random"))
        || isOf(target, ThreadLocalRandom.class)
        || is(access, RandomGenerator.class, Set.of("getDefault"))
        || isUnseeded(target)
        || (is(access, UUID.class, Set.of("randomUUID")) && !isIdSource(access));
  }

  private static boolean isUnseeded(AccessTarget target) {
    return isOf(target, Random.class)
        && target instanceof AccessTarget.ConstructorCallTarget constructor
        && constructor.getRawParameterTypes().isEmpty();
  }

  private static boolean isIdSource(JavaAccess<?> access) {
    return access.getOriginOwner().isEquivalentTo(IdSource.class);
  }

  private static boolean is(JavaAccess<?> access, Class<?> owner, Set<String> names) {
    return isOf(access.getTarget(), owner) && names.contains(access.getTarget().getName());
  }

  private static boolean isOf(AccessTarget target, Class<?> owner) {
    return target.getOwner().isEquivalentTo(owner);
  }
}
