package io.fairqueue.http.management;

/**
 * How to ask a store whether it is there.
 *
 * @param essential whether this node can do nothing without it
 * @param ping uses the same connections as everybody else; throws if the store does not answer
 */
public record StoreHealth(String name, boolean essential, Runnable ping) {}
