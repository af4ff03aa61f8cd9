package io.fairqueue.tck.door;

import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A process that dies at one of its calls to the stores, before or after the call has its effect:
 * from then on no call has any.
 */
final class Crashing {

  private final Predicate<String> counted;
  private final boolean afterwards;
  private int left;
  private boolean dead;

  /**
   * Dies at the so-maniest call of a store's method.
   *
   * @param counted which methods count, by name
   * @param call 1 for the first
   * @param afterwards whether that call still has its effect
   */
  Crashing(Predicate<String> counted, int call, boolean afterwards) {
    this.counted = counted;
    this.left = call;
    this.afterwards = afterwards;
  }

  boolean isDead() {
    return dead;
  }

  Stores stores(Stores real) {
    return proxy(
        Stores.class,
        (facet, arguments) -> store(facet.getReturnType(), call(facet, real, arguments)));
  }

  private <T> T store(Class<T> port, @Nullable Object real) {
    return proxy(port, (method, arguments) -> liveOn(method, real, arguments));
  }

  private @Nullable Object liveOn(Method method, @Nullable Object real, Object[] arguments)
      throws Throwable {
    boolean now = !dead && counted.test(method.getName()) && --left == 0;
    if (dead || (now && !afterwards)) {
      dead = true;
      throw new StoreUnavailableException("stores", "dead");
    }
    Object answer = call(method, real, arguments);
    if (now) {
      dead = true;
      throw new StoreUnavailableException("stores", "dead");
    }
    return answer;
  }

  private static @Nullable Object call(Method method, @Nullable Object real, Object[] arguments)
      throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private interface Handler {

    @Nullable Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                handler.handle(method, arguments == null ? new Object[0] : arguments)));
  }
}
