// Turns file descriptor 2 aside while TensorFlow's library loads.
//
// The library says "oneDNN custom operations are on" from a static constructor, before any setting of its logging can
// be made and whatever TF_CPP_MIN_LOG_LEVEL says; Node has no dup2. What was said meanwhile is not lost: putBack()
// returns it, and a crash while loading (a processor without AVX, say) still shows it.
//
// exports.setAside(): boolean   false where no temporary file can be had; nothing is turned aside then
// exports.putBack(): string     what was written to descriptor 2 since
#include <node_api.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace {

const int kFatal[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
struct sigaction handlers_before[sizeof(kFatal) / sizeof(int)];
FILE* aside = nullptr;
int aside_fd = -1;
int real_stderr = -1;

// Only calls that are safe in a signal handler.
void ShowAndDie(int signal) {
  char part[4096];
  ssize_t n;
  lseek(aside_fd, 0, SEEK_SET);
  while ((n = read(aside_fd, part, sizeof part)) > 0)
    if (write(real_stderr, part, n) < 0) break;
  ::signal(signal, SIG_DFL);
  raise(signal);
}

napi_value SetAside(napi_env env, napi_callback_info) {
  bool done = false;
  if (aside == nullptr && (aside = tmpfile()) != nullptr) {
    fflush(stderr);
    aside_fd = fileno(aside);
    real_stderr = dup(STDERR_FILENO);
    done = real_stderr >= 0 && dup2(aside_fd, STDERR_FILENO) >= 0;
    if (done) {
      struct sigaction action = {};
      action.sa_handler = ShowAndDie;
      int i = 0;
      for (int signal : kFatal) sigaction(signal, &action, &handlers_before[i++]);
    } else {
      fclose(aside);
      aside = nullptr;
    }
  }
  napi_value result;
  napi_get_boolean(env, done, &result);
  return result;
}

napi_value PutBack(napi_env env, napi_callback_info) {
  std::string said;
  if (aside != nullptr) {
    fflush(stderr);
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    int i = 0;
    for (int signal : kFatal) sigaction(signal, &handlers_before[i++], nullptr);
    char part[4096];
    size_t n;
    rewind(aside);
    while ((n = fread(part, 1, sizeof part, aside)) > 0) said.append(part, n);
    fclose(aside);
    aside = nullptr;
  }
  napi_value result;
  napi_create_string_utf8(env, said.data(), said.size(), &result);
  return result;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "setAside", NAPI_AUTO_LENGTH, SetAside, nullptr, &function);
  napi_set_named_property(env, exports, "setAside", function);
  napi_create_function(env, "putBack", NAPI_AUTO_LENGTH, PutBack, nullptr, &function);
  napi_set_named_property(env, exports, "putBack", function);
  return exports;
}
