package io.fairqueue.domain;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads a state machine off its types: a transition is a method of a state that returns a state.
 * What all states have from their common type leads nowhere.
 */
final class Transitions {

  private Transitions() {}

  /** As {@code Draft.activate: Active}. */
  static Set<String> of(Class<?> machine) {
    Set<String> transitions = new TreeSet<>();
    states(machine)
        .forEach(
            state ->
                Stream.of(state.getMethods())
                    .filter(method -> isTransition(method, machine))
                    .forEach(method -> transitions.add(describe(state, method))));
    return transitions;
  }

  /** The records at the leaves of a sealed type. */
  static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Transitions::states).distinct()
        : Stream.of(type);
  }

  private static boolean isTransition(Method method, Class<?> machine) {
    return !Modifier.isStatic(method.getModifiers())
        && method.getDeclaringClass() != machine
        && machine.isAssignableFrom(method.getReturnType());
  }

  private static String describe(Class<?> state, Method method) {
    return "%s.%s: %s"
        .formatted(state.getSimpleName(), method.getName(), method.getReturnType().getSimpleName());
  }
}
