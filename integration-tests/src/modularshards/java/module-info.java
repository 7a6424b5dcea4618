/** A modular application with sharded methods. */
module app {
  requires dev.selvedge.annotations;
  requires dev.selvedge.runtime;
}
