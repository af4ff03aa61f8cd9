/** Connections of fans to this node, and what is pushed over them. */
@NullMarked
package io.fairqueue.http.realtime;

import org.jspecify.annotations.NullMarked;
