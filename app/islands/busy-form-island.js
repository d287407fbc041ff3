// Forms work without this. It says that a form is on its way, sends it once, and keeps what is typed where there is no
// network: the browser's own error page would take its place.

const comesBackMs = 20_000

for (const status of document.querySelectorAll('[data-busy]')) {
  const form = status.closest('form')
  let isSent = false

  const say = (words) => {
    status.textContent = words
  }
  // Not `aria-busy`: it would keep screen readers from telling what the status says.
  const rest = () => {
    isSent = false
    form.removeAttribute('data-sent')
    say('')
  }

  form.addEventListener('submit', (event) => {
    if (isSent) {
      event.preventDefault()
    } else if (navigator.onLine === false) {
      event.preventDefault()
      say(status.dataset.offline)
    } else if (!event.submitter?.formNoValidate) {
      // Buttons that only show the form again check nothing, and say nothing.
      isSent = true
      form.setAttribute('data-sent', '')
      say(status.dataset.busy)
      // Nothing tells a page that it could not be left.
      setTimeout(rest, comesBackMs)
    }
  })
  // Going back may show the page as it was left.
  addEventListener('pageshow', rest)
}

for (const input of document.querySelectorAll('input[type="file"][data-longest]')) {
  const status = document.getElementById(`${input.id}-left-out`)
  input.addEventListener('change', () => {
    const isLong = ({ size }) => size > Number(input.dataset.longest)
    const left = [...input.files].filter(isLong)
    if (left.length > 0) {
      const fitting = new DataTransfer()
      for (const file of input.files) if (!isLong(file)) fitting.items.add(file)
      input.files = fitting.files
    }
    status.textContent = left.map(({ name }) => status.dataset.words.replace('{name}', () => name)).join(' ')
  })
}
