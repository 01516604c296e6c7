import { NumislabError } from "./errors";

/** What an error of the operating system means, and what to do about it. */
const MEANINGS: Record<string, string> = {
  ENOSPC: "the disk is full. Free some space, then run it again.",
  EDQUOT: "the disk quota is used up. Free some space, then run it again.",
  EFBIG: "the file would be larger than this system allows. Raise the limit (ulimit -f).",
  EROFS: "the file system is read-only. Name another folder.",
  EACCES: "permission denied. Change its permissions, or name another file or folder.",
  EPERM: "permission denied. Change its permissions, or name another file or folder.",
  EMFILE: "too many files are open at once. Raise the limit (ulimit -n 1024), then run it again.",
  ENFILE: "too many files are open on this machine. Close other programs, then run it again.",
  ENOENT: "no such file or folder. Check the path.",
  ENOTDIR: "a part of the path is a file, not a folder. Check the path.",
  EISDIR: "it is a folder, not a file. Check the path.",
  EEXIST: "it exists already. Name another file or folder.",
  ENOTEMPTY: "the folder is not empty. Name another folder.",
  ELOOP: "its links form a loop. Remove the link, or name another file.",
  ENAMETOOLONG: "the name is too long for this file system. Choose a shorter one.",
  EIO: "the disk reported an error. Check the disk, then run it again.",
  EBUSY: "another program uses it. Close that program, then run it again.",
  ENOMEM: "there is not enough memory. Close other programs, or raise the limit (ulimit -v).",
  EAGAIN: "the system has no room for another process. Close other programs, then run it again.",
  ESTALE: "the shared file system lost the file. Run it again.",
};

const NO_MEMORY =
  /WebAssembly.*(?:out of memory|could not allocate)|Array buffer allocation failed|ERR_WORKER_OUT_OF_MEMORY|Worker terminated due to reaching memory limit/i;

/** A failure that the operating system reported, not a fault in a program. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === "string" && (syscall !== undefined || code in MEANINGS);
}

/** What an error of the operating system means; the message of any other. */
export function meaningOf(error: unknown): string {
  const { code = "", message = String(error) } = (error ?? {}) as NodeJS.ErrnoException;
  return MEANINGS[code] ?? message;
}

/**
 * The error for a file or folder that cannot be written. One of numislab's own and a fault in a
 * program stay as they are.
 */
export function cannotWrite(path: string, cause: unknown): unknown {
  if (cause instanceof NumislabError || !isSystemError(cause)) return cause;
  return new NumislabError("state", `Cannot write ${path}: ${meaningOf(cause)}`, { cause });
}

/**
 * The sentence for an error that the machine caused: the disk, permissions, open files, memory.
 *
 * @returns null for an error of the program, whose stack trace is wanted
 */
export function machineProblem(error: unknown): string | null {
  const { path, dest, syscall, message } = (error ?? {}) as NodeJS.ErrnoException & {
    dest?: string;
  };
  if (NO_MEMORY.test(String(message)) || NO_MEMORY.test(String((error as Error)?.name)))
    return `There is not enough memory (${message}). Close other programs, or raise the limit (ulimit -v, or NODE_OPTIONS=--max-old-space-size).`;
  if (!isSystemError(error)) return null;
  if (syscall === "uv_cwd")
    return "The working folder does not exist any more. Change to another one.";
  return `${dest ?? path ?? syscall ?? "The system"}: ${meaningOf(error)} (${error.code})`;
}
