package io.fairqueue.http.recent;

/**
 * What was read from the store, here or by another node.
 *
 * @param begunAt when the reading began, by this node's ticker; not before that
 * @param took how long reading took, in nanoseconds
 */
record Fresh<V>(V value, long begunAt, long took) {}
