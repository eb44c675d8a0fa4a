//! The `tribrief` binary: everything is in the library, so that tests see all of it.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    tribrief::cli::main()
}
