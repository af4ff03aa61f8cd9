package io.fairqueue.spring;

import io.fairqueue.domain.message.MessageType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a bean that is a {@link io.fairqueue.message.Listener}, or on the method that makes it: under
 * which name it hears of facts, and of which. Without it the name is the bean's, and it hears of
 * everything.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FairQueueListener {

  /** The same on every node, and for ever; empty for the bean's name. */
  String name() default "";

  /** What it wants to hear of; empty for everything. */
  MessageType[] types() default {};
}
