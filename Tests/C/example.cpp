// An engine that destroys itself, and a tax, in C++17.
#include <penna.h>

#include <iostream>
#include <memory>
#include <string_view>

int main() {
  using Engine = std::unique_ptr<penna_engine, decltype(&penna_engine_destroy)>;
  using Error = std::unique_ptr<penna_error, decltype(&penna_error_free)>;
  constexpr std::string_view employer = R"({"organisationsnummer": "212000-0142", "name": "Kommunen"})";
  penna_engine *made = nullptr;
  penna_error *failed = nullptr;
  const penna_status status = penna_engine_create(employer.data(), employer.size(), &made, &failed);
  const Engine engine(made, penna_engine_destroy);
  const Error error(failed, penna_error_free);
  if (status != PENNA_OK) {
    std::cerr << penna_error_message(error.get()).bytes << '\n';
    return 1;
  }
  std::int64_t tax = 0;
  if (penna_tax(2026, 33, 1, 3000000, &tax, nullptr) != PENNA_OK) return 1;
  std::cout << "Skatt på 30 000 kr: " << tax / 100 << " kr\n";
  return 0;
}
