@NullMarked
package io.fairqueue.http.request;

import org.jspecify.annotations.NullMarked;
