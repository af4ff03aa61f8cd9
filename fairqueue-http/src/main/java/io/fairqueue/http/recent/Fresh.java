package io.fairqueue.http.recent;

/**
 * What was read of the truth, here or by another node.
 *
 * @param begunAt when the reading began, by this node's ticker; not before that
 * @param took how long it took whoever read it, in nanoseconds
 */
record Fresh<V>(V value, long begunAt, long took) {}
